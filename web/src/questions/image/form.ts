import { cap, carbon, count, field, gpu, price, pue, type Form } from "../form.ts";
import { imagePresets } from "./presets.ts";

/** What is drawn, by which model, on what. */
export const imageForm = {
  method: "estimate",
  base: { workload: "image" },
  presets: imagePresets,
  fields: {
    imagemodel: field("model", "model", "text", "black-forest-labs/FLUX.1-dev"),
    arithmetic: field("precision", "precision", "text"),
    gpu,
    count,
    runner: field("engine", "engine", "text", "eager"),
    kernels: field("attention", "attention", "text", "fused"),
    placement: field("offload", "offload", "text", "none"),
    tiled: field("vae_tiled", "tiled", "flag"),
    width: field("width", "width", "count"),
    height: field("height", "height", "count"),
    steps: field("steps", "steps", "count"),
    together: field("batch", "batch", "count"),
    guidance: field("guidance", "guidance", "flag"),
    price,
    cap,
    pue,
    carbon,
  },
} as const satisfies Form;
