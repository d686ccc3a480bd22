import type { Catalog, SpeechReport, WhichGpu } from "whichgpu";
import type { Answer } from "../../state/answer.ts";
import { onWellKnown } from "../well-known.ts";

/** The same clips on as many of each well-known card. */
export function speechAround(
  core: WhichGpu,
  catalog: Catalog,
  { request, report }: Answer<"speech">,
): readonly SpeechReport[] {
  const work = { ...request };
  delete work.price;
  return onWellKnown(catalog, report.configuration.gpu.id, report, (gpu) =>
    core.estimate({ ...work, gpu }),
  );
}
