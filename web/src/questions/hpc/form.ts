import { field, gpu, price, type Form } from "../form.ts";
import { hpcPresets } from "./presets.ts";

/** A numerical code, by its arithmetic and what it moves. */
export const hpcForm = {
  method: "estimate",
  base: { workload: "hpc" },
  presets: hpcPresets,
  fields: {
    gpu,
    arithmetic: field("precision", "precision", "text", "fp64"),
    intensity: field("arithmetic_intensity", "intensity", "number", "0.5"),
    flops: field("flops", "flops", "number"),
    bytes: field("bytes", "bytes", "number"),
    price,
  },
} as const satisfies Form;
