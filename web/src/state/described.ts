/** A JSON object. */
export type JsonObject = { [key: string]: Json };
export type Json = string | number | boolean | null | Json[] | JsonObject;

/** Whether a field's text means to describe something of the visitor's own, rather than to name an entry. */
export function isDescription(text: string): boolean {
  return text.trimStart().startsWith("{");
}

/** Halves of a letter, which JSON can escape and UTF-8, as the core reads it, cannot hold. */
const halves = /\p{Surrogate}/gu;

/** The JSON object that a text is, with a sign in the place of what is no letter; undefined if it is none. */
export function parseObject(text: string): JsonObject | undefined {
  try {
    const value = JSON.parse(text, (_key, part: unknown) =>
      typeof part === "string" ? part.replace(halves, "\ufffd") : part,
    ) as Json;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The card of which `gpu` names a slice ("<card>:<profile>"); else `gpu` itself. */
export function wholeCard(gpu: string): string {
  return isDescription(gpu) ? gpu : gpu.replace(/:.*/, "");
}

/** What a described model or card is called; `fallback` if it says no name or is not readable. */
export function describedName(text: string, fallback: string): string {
  const name = parseObject(text)?.["name"];
  return typeof name === "string" && name.trim() ? name : fallback;
}
