import { cap, carbon, count, field, gpu, price, pue, type Form } from "../form.ts";
import { videoPresets } from "./presets.ts";

/** What is filmed, by which model, on what. */
export const videoForm = {
  method: "estimate",
  base: { workload: "video" },
  presets: videoPresets,
  fields: {
    videomodel: field("model", "model", "text", "Wan-AI/Wan2.1-T2V-14B"),
    arithmetic: field("precision", "precision", "text"),
    gpu,
    count,
    clipcards: field("cards_per_clip", "together", "count"),
    sharded: field("sharded", "sharded", "flag"),
    guidancesplit: field("guidance_split", "split", "flag"),
    runner: field("engine", "engine", "text", "eager"),
    kernels: field("attention", "attention", "text", "fused"),
    placement: field("offload", "offload", "text", "none"),
    tiled: field("vae_tiled", "tiled", "flag"),
    width: field("width", "width", "count"),
    height: field("height", "height", "count"),
    frames: field("frames", "frames", "count"),
    steps: field("steps", "steps", "count"),
    passes: field("passes", "passes", "count"),
    price,
    cap,
    pue,
    carbon,
  },
} as const satisfies Form;
