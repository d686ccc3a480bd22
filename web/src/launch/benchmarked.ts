import type { ServingRequest } from "whichgpu";

/**
 * The request as the benchmark loads a server: lengths all alike, no prompt that the server has seen, and users who all
 * start together unless requests come at a rate.
 */
export function asBenchmarked(request: ServingRequest): ServingRequest {
  const sent = { ...request };
  delete sent.cached_prefix_fraction;
  delete sent.distinct_prompts;
  delete sent.input_length;
  delete sent.output_length;
  if (request.arrivals?.requests_per_second !== undefined) return sent;
  delete sent.arrivals;
  return { ...sent, load: "burst" };
}
