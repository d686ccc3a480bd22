import type { Catalog, VideoReport, WhichGpu } from "whichgpu";
import type { Answer } from "../../state/answer.ts";
import { onWellKnown } from "../well-known.ts";

/** The clip on as many of each well-known card. */
export function videoAround(
  core: WhichGpu,
  catalog: Catalog,
  { request, report }: Answer<"video">,
): readonly VideoReport[] {
  const work = { ...request };
  delete work.price;
  return onWellKnown(catalog, report.configuration.gpu.id, report, (gpu) =>
    core.estimate({ ...work, gpu }),
  );
}
