import { isObject, type Json, type JsonObject } from "../../state/described.ts";
import { parseNumber } from "../../state/request.ts";

/** One field of a description that a visitor types, such as "attention[0].heads". */
export interface DraftField {
  /** Where it stands in the description, as the core names it in errors; also the key of its words. */
  readonly key: string;
  readonly kind: "text" | "number" | "count" | "tokens" | "flag" | "choice";
  readonly choices?: readonly string[];
  readonly unit?: string;
}

/** What is typed, by the field's key; an empty or missing text says nothing. */
export type DraftTexts = Readonly<Record<string, string>>;

/** The description that the texts say, or the field whose text is no number. */
export function describe(
  fields: readonly DraftField[],
  texts: DraftTexts,
): { value: JsonObject } | { notANumber: string } {
  const value: JsonObject = {};
  for (const { key, kind } of fields) {
    const text = texts[key]?.trim();
    if (!text) continue;
    const typed = typedValue(text, kind);
    if (typed === undefined) return { notANumber: key };
    put(value, steps(key), typed);
  }
  return { value };
}

/** The texts that say what a description says of these fields. */
export function textsOf(fields: readonly DraftField[], value: JsonObject): DraftTexts {
  const texts = fields.map(({ key }) => {
    const found = steps(key).reduce<Json | undefined>(step, value);
    return [key, found === undefined || typeof found === "object" ? "" : String(found)] as const;
  });
  return Object.fromEntries(texts.filter(([, text]) => text !== ""));
}

function typedValue(text: string, kind: DraftField["kind"]): Json | undefined {
  if (kind === "flag") return text === "true";
  if (kind === "text" || kind === "choice") return text;
  return parseNumber(text, kind);
}

/** "attention[0].heads" as the steps that lead there. */
function steps(key: string): (string | number)[] {
  return key.split(/[.[\]]+/).map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function step(from: Json | undefined, to: string | number): Json | undefined {
  if (typeof to === "number") return Array.isArray(from) ? from[to] : undefined;
  return isObject(from) ? from[to] : undefined;
}

function put(target: JsonObject, [first, index, ...rest]: (string | number)[], value: Json): void {
  if (typeof first !== "string") return;
  if (typeof index !== "number") {
    target[first] = value;
    return;
  }
  const list = (target[first] ??= []) as Json[];
  const item = (list[index] ??= {}) as JsonObject;
  put(item, rest, value);
}
