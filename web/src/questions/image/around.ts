import type { Catalog, ImageReport, WhichGpu } from "whichgpu";
import type { Answer } from "../../state/answer.ts";
import { onWellKnown } from "../well-known.ts";

/** The images on as many of each well-known card. */
export function imageAround(
  core: WhichGpu,
  catalog: Catalog,
  { request, report }: Answer<"image">,
): readonly ImageReport[] {
  const work = { ...request };
  delete work.price;
  return onWellKnown(catalog, report.configuration.gpu.id, report, (gpu) =>
    core.estimate({ ...work, gpu }),
  );
}
