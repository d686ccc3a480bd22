import type { Catalog, EmbeddingReport, WhichGpu } from "whichgpu";
import type { Answer } from "../../state/answer.ts";
import { onWellKnown } from "../well-known.ts";

/** The same documents on as many of each well-known card. */
export function embeddingAround(
  core: WhichGpu,
  catalog: Catalog,
  { request, report }: Answer<"embedding">,
): readonly EmbeddingReport[] {
  const work = { ...request };
  delete work.price;
  return onWellKnown(catalog, report.configuration.gpu.id, report, (gpu) =>
    core.estimate({ ...work, gpu }),
  );
}
