import type { Catalog, TrainingReport, WhichGpu } from "whichgpu";
import type { Answer } from "../../state/answer.ts";
import { onWellKnown } from "../well-known.ts";

/** The run on as many of each well-known card. */
export function trainingAround(
  core: WhichGpu,
  catalog: Catalog,
  { request, report }: Answer<"training" | "finetuning">,
): readonly TrainingReport[] {
  const work = { ...request };
  delete work.parallelism;
  delete work.price;
  return onWellKnown(catalog, report.configuration.gpu.id, report, (gpu) =>
    core.estimate({ ...work, gpu }),
  );
}
