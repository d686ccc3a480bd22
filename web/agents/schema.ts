import type { JsonObject } from "../src/state/described.ts";
import compareSchema from "../../data/schema/compare_request.schema.json" with { type: "json" };
import embeddingSchema from "../../data/schema/embedding_request.schema.json" with { type: "json" };
import speechSchema from "../../data/schema/speech_request.schema.json" with { type: "json" };
import hpcSchema from "../../data/schema/hpc_request.schema.json" with { type: "json" };
import imageSchema from "../../data/schema/image_request.schema.json" with { type: "json" };
import videoSchema from "../../data/schema/video_request.schema.json" with { type: "json" };
import ownSchema from "../../data/schema/own_request.schema.json" with { type: "json" };
import planSchema from "../../data/schema/plan_request.schema.json" with { type: "json" };
import reinforcementSchema from "../../data/schema/reinforcement_request.schema.json" with { type: "json" };
import servingSchema from "../../data/schema/serving_request.schema.json" with { type: "json" };
import trainingSchema from "../../data/schema/training_request.schema.json" with { type: "json" };

/** What a request may say, whole: an agent reads one of them when it needs more than the tools' own descriptions. */
export const requestSchemas: Readonly<Record<string, JsonObject>> = {
  serving_request: servingSchema,
  training_request: trainingSchema,
  reinforcement_request: reinforcementSchema,
  image_request: imageSchema,
  video_request: videoSchema,
  embedding_request: embeddingSchema,
  speech_request: speechSchema,
  hpc_request: hpcSchema,
  plan_request: planSchema,
  compare_request: compareSchema,
  own_request: ownSchema,
};

/** The address at which a server offers one of `requestSchemas`. */
export const schemaAddress = (name: string): string => `whichgpu://schema/${name}`;

/** The keywords of a field that an agent needs to fill it in; an error names the range. */
const KEPT = ["type", "const", "enum", "description"];

/** Its first sentence: what is absent is decided and reported, and the whole stands in the schema. */
const inShort = (description: string): string => description.split(/(?<=\.) (?=[A-Z])/)[0] ?? "";

/** A field without what lies inside it: a field that is more than a number or a word says where it is described. */
function brief(field: JsonObject, from: string): JsonObject {
  const kept = Object.fromEntries(Object.entries(field).filter(([key]) => KEPT.includes(key)));
  if (typeof kept.description === "string") kept.description = inShort(kept.description);
  const isPlain = ["const", "enum", "type"].some((key) => key in kept) && kept.type !== "object";
  if (isPlain && kept.type !== "array") return kept;
  const inner = Object.keys((field.properties ?? {}) as JsonObject);
  const named = inner.length > 0 ? ` Fields: ${inner.join(", ")}.` : "";
  const about = typeof kept.description === "string" ? kept.description : "";
  return { ...kept, description: `${about}${named} See ${schemaAddress(from)}.`.trim() };
}

/** The fields of requests in short; what several requests say differently is told as each does. */
export function fieldsOf(...names: readonly string[]): JsonObject {
  const told = new Map<string, JsonObject[]>();
  for (const name of names) {
    const fields = (requestSchemas[name]?.properties ?? {}) as JsonObject;
    for (const [field, schema] of Object.entries(fields)) {
      told.set(field, [...(told.get(field) ?? []), brief(schema as JsonObject, name)]);
    }
  }
  return Object.fromEntries([...told].map(([field, ways]) => [field, oneOf(ways)]));
}

/** Whether it says more than where the field is described, which is as another request has it. */
const saysKind = (way: JsonObject) => Object.keys(way).some((key) => key !== "description");

/** What says that a field is one of these, which may be the same but for words. */
function oneOf(told: readonly JsonObject[]): JsonObject {
  const ways = told.some(saysKind) ? told.filter(saysKind) : told;
  const kinds = new Map(ways.map((way) => [JSON.stringify({ ...way, description: "" }), way]));
  const [first = {}] = ways;
  return kinds.size > 1 ? { anyOf: [...kinds.values()] } : first;
}
