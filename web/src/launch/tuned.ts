import type { Catalog, Report, ServingRequest } from "whichgpu";
import { wholeCard } from "../state/described.ts";
import { RECALLED, type EngineFacts } from "./facts.ts";
import { tunedFlags } from "./recipe.ts";
import { splitWords } from "./shell.ts";

/** What a setup must have for a flag of a recipe to start or to help. */
export type TunedNeed =
  "latent_attention" | "mixture" | "blackwell" | "hopper" | "several" | "nothing_cached";

/** What an engine that is started tuned is told beside the rest. */
export interface TunedWords {
  readonly words: readonly string[];
  readonly environment: readonly (readonly [name: string, value: string])[];
  /** Tokens of a step; undefined: as by default. */
  readonly batchedTokens: number | undefined;
  readonly used: readonly { readonly flag: string; readonly source: string }[];
}

/** Those that hold for the setup of a report, of an engine that is started tuned. */
export function tunedWords(
  facts: EngineFacts,
  request: ServingRequest,
  report: Report,
  catalog: Catalog,
  vendor: string | undefined,
): TunedWords | undefined {
  const { configuration: now } = report;
  if (now.tuning !== "tuned") return undefined;
  const engine = catalog.engines.find(({ id }) => id === now.engine);
  const flags = groupsOf(splitWords(tunedFlags(engine, vendor)));
  const needs = (flag: string) => facts.tuned_only?.find((only) => only.flag === flag);
  const held = flags.filter(([flag = ""]) =>
    (needs(flag)?.needs ?? []).every((need) => has[need](request, report, catalog)),
  );
  const assigned = held.flatMap(([word = ""]) => word.match(/^([A-Z]\w*)=(.*)$/)?.slice(1) ?? []);
  const environment = assigned.flatMap((name, index) =>
    index % 2 === 0 ? [[name, assigned[index + 1] ?? ""] as const] : [],
  );
  const words = held.filter(([word = ""]) => word.startsWith("-")).flat();
  return {
    words,
    environment,
    batchedTokens: vendor === "AMD" ? undefined : facts.tuned_batched_tokens,
    used: held.map(([flag = ""]) => ({
      flag,
      source: needs(flag)?.source ?? facts.tuned_source ?? RECALLED,
    })),
  };
}

/** Each flag with its values. */
function groupsOf(words: readonly string[]): string[][] {
  const groups: string[][] = [];
  for (const word of words) {
    const begins = word.startsWith("-") || /^[A-Z]\w*=/.test(word);
    if (begins) groups.push([word]);
    else groups.at(-1)?.push(word);
  }
  return groups;
}

type Setup = (request: ServingRequest, report: Report, catalog: Catalog) => boolean;

const modelOf = ({ configuration: { model } }: Report, { models }: Catalog) =>
  models.find(({ id }) => id === model.id);

const capability = ({ configuration: { gpu } }: Report, { gpus }: Catalog): number =>
  Number(
    gpus.find(({ id }) => id === wholeCard(gpu.id.split(":")[0] ?? ""))?.compute_capability ?? 0,
  );

const has: Readonly<Record<TunedNeed, Setup>> = {
  latent_attention: (_, report, catalog) => modelOf(report, catalog)?.attention === "mla",
  mixture: (_, report, catalog) => (modelOf(report, catalog)?.experts ?? 0) > 0,
  // Data-center Blackwell is 10.x; RTX cards of that generation are 12.x and lack its instructions.
  blackwell: (_, report, catalog) => Math.floor(capability(report, catalog)) === 10,
  hopper: (_, report, catalog) => [9, 10].includes(Math.floor(capability(report, catalog))),
  several: (_, { configuration: { parallelism } }) => parallelism.tensor > 1,
  nothing_cached: ({ cached_prefix_fraction: cached, sessions, distinct_prompts: repeated }) =>
    !((cached ?? 0) > 0 || sessions !== undefined || (repeated ?? 0) > 0),
};
