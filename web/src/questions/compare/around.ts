import { isFailure, type Catalog, type Report, type ServingRequest, type WhichGpu } from "whichgpu";
import type { Answer } from "../../state/answer.ts";
import { servingAround, type ServingAround } from "../serving/around.ts";

/** What stands beside a comparison: what can be asked of it, a few at a time. */
export interface CompareAround extends ServingAround {
  /** The work on these cards, each with as many as it takes; those that the core refuses are left out. */
  readonly onCards: (ids: readonly string[]) => Report[];
  /** These models on the cards of the question, in the widest format that fits. */
  readonly ofModels: (ids: readonly string[]) => Report[];
  /** A configuration with these numbers of users. */
  readonly withUsers: (report: Report, users: readonly number[]) => Report[];
}

export function compareAround(
  core: WhichGpu,
  catalog: Catalog,
  answer: Answer<"compare">,
): CompareAround {
  const { request } = answer;
  const estimate = (asked: ServingRequest): Report[] => {
    const report = core.estimate(asked);
    return isFailure(report) ? [] : [report];
  };
  return {
    ...servingAround(core, catalog, { ...answer, task: "serving" }),
    onCards(ids) {
      const [first, ...rest] = ids;
      if (first === undefined) return [];
      const result = core.compare({ request: freed(request), gpus: [first, ...rest] });
      return isFailure(result) ? [] : result.rows.filter((row): row is Report => !isFailure(row));
    },
    ofModels: (ids) =>
      ids.flatMap((model) => {
        const asked: ServingRequest = {
          ...freed(request),
          model,
          precision: { ...request.precision, weights: "auto" },
          ...(request.gpu_count !== undefined && { gpu_count: request.gpu_count }),
          ...(request.price !== undefined && { price: request.price }),
        };
        return estimate(asked);
      }),
    withUsers({ configuration: now }, users) {
      const steady: ServingRequest = { ...freed(request), gpu: now.gpu.id || request.gpu };
      delete steady.arrivals;
      return users.flatMap((concurrency) =>
        estimate({
          ...steady,
          gpu_count: now.gpu_count,
          parallelism: now.parallelism,
          precision: now.precision,
          concurrency,
        }),
      );
    },
  };
}

/** The work without what is the chosen card's or the chosen number's alone. */
function freed(request: ServingRequest): ServingRequest {
  const work: ServingRequest = { ...request };
  delete work.gpu_count;
  delete work.parallelism;
  delete work.price;
  delete work.measured;
  return work;
}
