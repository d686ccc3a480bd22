import { cap, carbon, count, field, gpu, offer, price, pue, type Form } from "../form.ts";
import { speechPresets } from "./presets.ts";

/** Speech is written down: recordings, or live. */
export const speechForm = {
  method: "estimate",
  base: { workload: "speech" },
  presets: speechPresets,
  fields: {
    listener: field("model", "model", "text", "openai/whisper-large-v3"),
    weights: field("precision.weights", "weights", "text"),
    gpu,
    count,
    spoken: field("clip_seconds", "clip", "number"),
    wordy: field("tokens_per_second", "wordy", "number"),
    atonce: field("batch", "batch", "count"),
    hop: field("streaming_hop_seconds", "hop", "number"),
    price,
    offer,
    cap,
    pue,
    carbon,
  },
} as const satisfies Form;
