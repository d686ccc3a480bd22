import type { Report } from "whichgpu";

/** Whether the model writes answers, so that there is a speed; encoders and encoder-decoders have their fit only. */
export const isGenerator = (report: Report): boolean =>
  !report.notes.some(({ id }) => id === "not_a_generator");

/** Whether an answer has a length: encoders and embedders, which keep no keys and values, write none. */
export const hasAnswer = (report: Report): boolean =>
  isGenerator(report) || report.fit.per_gpu.kv_cache_bytes > 0;
