import type { JsonObject } from "../../state/described.ts";
import { parseNumber } from "../../state/request.ts";
import { describe, type DraftField, type DraftTexts } from "../draft/draft.ts";

const count = (key: string): DraftField => ({ key, kind: "count" });

/** The fields of a model's shape that one can type: one kind of attention, one kind of feed-forward. */
export const shapeFieldGroups = {
  model: [
    { key: "name", kind: "text" },
    count("attention[0].layers"),
    count("hidden"),
    count("vocabulary"),
    { key: "tied_embeddings", kind: "flag" },
    { key: "max_context_tokens", kind: "tokens" },
    { key: "checkpoint_precision", kind: "choice" },
  ],
  attention: [
    { key: "attention[0].kind", kind: "choice", choices: ["grouped_query", "multi_head_latent"] },
    count("attention[0].heads"),
    count("attention[0].kv_heads"),
    count("attention[0].head_dim"),
    { key: "attention[0].window", kind: "tokens" },
    count("attention[0].kv_lora_rank"),
    count("attention[0].q_lora_rank"),
    count("attention[0].rope_head_dim"),
    count("attention[0].nope_head_dim"),
    count("attention[0].v_head_dim"),
  ],
  feed_forward: [
    count("feed_forward[0].intermediate"),
    count("feed_forward[0].experts"),
    count("feed_forward[0].experts_per_token"),
    count("feed_forward[0].expert_intermediate"),
    count("feed_forward[0].shared_intermediate"),
  ],
} as const satisfies Record<string, readonly DraftField[]>;

/** Not asked for: every layer has both parts. */
const feedForwardLayers: DraftField = count("feed_forward[0].layers");

export type ShapeFieldGroup = keyof typeof shapeFieldGroups;

export const shapeFields: readonly DraftField[] = Object.values(shapeFieldGroups).flat();

const groupedQueryOnly = ["kv_heads", "head_dim", "window"];
const latentOnly = ["kv_lora_rank", "q_lora_rank", "rope_head_dim", "nope_head_dim", "v_head_dim"];
const mixtureOnly = ["experts_per_token", "expert_intermediate", "shared_intermediate"];

/** Whether a field means something beside what else is typed. */
export function applies(key: string, texts: DraftTexts): boolean {
  const latent = texts["attention[0].kind"] === "multi_head_latent";
  const name = key.slice(key.lastIndexOf(".") + 1);
  if (latent ? groupedQueryOnly.includes(name) : latentOnly.includes(name)) return false;
  return !mixtureOnly.includes(name) || Boolean(texts["feed_forward[0].experts"]?.trim());
}

/** Hidden width over heads, where that is a whole number. */
export function usualHeadDim(texts: DraftTexts): string {
  const said = (key: string) => parseNumber(texts[key] ?? "", "count") ?? NaN;
  const width = said("hidden") / said("attention[0].heads");
  return Number.isInteger(width) && width > 0 ? String(width) : "";
}

/** The model that the texts describe, with what goes without saying; or the field that is no number. */
export function describeShape(texts: DraftTexts): { value: JsonObject } | { notANumber: string } {
  const said = Object.fromEntries(Object.entries(texts).filter(([key]) => applies(key, texts)));
  const isLatent = said["attention[0].kind"] === "multi_head_latent";
  return describe([...shapeFields, feedForwardLayers], {
    ...(isLatent ? {} : { "attention[0].head_dim": usualHeadDim(texts) }),
    [feedForwardLayers.key]: said["attention[0].layers"] ?? "",
    ...said,
  });
}
