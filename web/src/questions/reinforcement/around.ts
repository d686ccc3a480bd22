import type { Catalog, ReinforcementReport, WhichGpu } from "whichgpu";
import type { Answer } from "../../state/answer.ts";
import { onWellKnown } from "../well-known.ts";

/** The run on as many of each well-known card, laid out anew. */
export function reinforcementAround(
  core: WhichGpu,
  catalog: Catalog,
  { request, report }: Answer<"reinforcement">,
): readonly ReinforcementReport[] {
  const work = { ...request };
  delete work.parallelism;
  delete work.micro_batch_sequences;
  delete work.rollout_tensor;
  delete work.price;
  return onWellKnown(catalog, report.configuration.gpu.id, report, (gpu) =>
    core.estimate({ ...work, gpu }),
  );
}
