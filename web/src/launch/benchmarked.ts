import type { Report, ServingRequest } from "whichgpu";
import { promptLength } from "../format/request-length.ts";

/**
 * The request as the benchmark loads a server: lengths all alike, text in place of pictures, no prompt that the server has
 * seen, and users who all start together unless requests come at a rate: of conversations and jobs as many as run at once.
 */
export function asBenchmarked(
  request: ServingRequest,
  now: Pick<Report["configuration"], "concurrency" | "input_tokens" | "picture_tokens">,
): ServingRequest {
  const { arrivals, sessions, ...sent } = request;
  delete sent.cached_prefix_fraction;
  delete sent.distinct_prompts;
  delete sent.input_length;
  delete sent.output_length;
  if (now.picture_tokens) sent.input_tokens = promptLength(now);
  delete sent.images;
  delete sent.video;
  delete sent.vision;
  if (arrivals?.requests_per_second !== undefined) return { ...sent, arrivals };
  if (arrivals?.requests !== undefined) sent.concurrency = Math.ceil(now.concurrency);
  if (sessions) {
    sent.concurrency = Math.ceil(now.concurrency);
    sent.input_tokens = now.input_tokens;
  }
  return { ...sent, load: "burst" };
}
