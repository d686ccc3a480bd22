/**
 * How the text of a field becomes a value of the request; of a mark any text is an empty object, of a flag
 * it is "true" or "false", a list has commas between its texts, and so have cards, each with its number
 * before it. Tokens are counted by 1024, amounts by
 * 1000. An entry is the id of one in the catalog or, in braces, a JSON object that describes the visitor's
 * own.
 */
export type FieldKind =
  "text" | "entry" | "number" | "count" | "tokens" | "amount" | "flag" | "mark" | "list" | "cards";

/** One thing a visitor can say: where it stands in the request and in the address of the page. */
export interface FieldSpec<Name extends string = string> {
  /** Path in the JSON request; joined by dots it is the `field` of an error of the core. */
  readonly path: readonly string[];
  /** Name in the query part of the address. */
  readonly key: string;
  readonly kind: FieldKind;
  /** What the page opens with; empty: left to the core. */
  readonly initial: string;
  /** What the page opens with, where an address without the field means `initial`. */
  readonly opens?: string;
  /** While one of these fields says something, ours goes unsaid. */
  readonly unless?: Name | readonly Name[];
  /** While this field says nothing, ours goes unsaid. */
  readonly only?: Name;
}

/** The inputs of one task, and what its requests say before any of them. */
export interface Form<Name extends string = string> {
  /** How the core is asked. */
  readonly method: "estimate" | "plan" | "own";
  readonly base: Readonly<Record<string, string>>;
  readonly fields: Readonly<Partial<Record<Name, FieldSpec<Name>>>>;
  /** Questions to start from, each the query part of an address; what is absent is as the page opens. */
  readonly presets: Readonly<Record<string, string>>;
}

/** A field that is said whenever it holds something. */
export const field = (
  path: string,
  key: string,
  kind: FieldKind,
  initial = "",
): Pick<FieldSpec, "path" | "key" | "kind" | "initial"> => ({
  path: path.split("."),
  key,
  kind,
  initial,
});

/** What every task is about: the same model and card stay chosen from one to the next. */
export const sharedFields = ["model", "gpu"] as const;

/** The fields that mean the same wherever they are. */
export const model = field("model", "model", "entry", "meta-llama/Llama-3.1-70B-Instruct");
export const gpu = field("gpu", "gpu", "entry", "h200-sxm-141gb");
export const price = field("price.usd_per_gpu_hour", "price", "number");
export const offer = field("price.offer", "offer", "text");
export const count = field("gpu_count", "count", "count", "1");
export const network = field("network_gbit_s_per_gpu", "net", "number");
export const cap = field("power_cap_w", "cap", "number");
export const pue = field("pue", "pue", "number");
export const carbon = field("grid_g_co2_per_kwh", "co2", "number");
export const tensor = field("parallelism.tensor", "tp", "count");
export const pipeline = field("parallelism.pipeline", "pp", "count");
export const data = field("parallelism.data", "dp", "count");
export const expert = field("parallelism.expert", "ep", "count");
