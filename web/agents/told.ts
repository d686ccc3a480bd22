import type { Json, JsonObject } from "../src/state/described.ts";
import { isObject } from "../src/state/described.ts";

/** What agents need not read of an answer: `explain` tells the working, and tables for charts are for eyes. */
const SILENT = ["working", "pareto", "series"];

/** The answer without what agents need not read; its figures are as the core gives them. */
export function briefly(answer: Json): Json {
  if (Array.isArray(answer)) return answer.map(briefly);
  if (!isObject(answer)) return answer;
  const told = Object.entries(answer).filter(([name]) => !SILENT.includes(name));
  return Object.fromEntries(told.map(([name, value]) => [name, briefly(value)]));
}

/** Where the figures of an answer come from: each source once, in the order of the answer. */
export function sourcesOf(answer: Json): string[] {
  const found = new Set<string>();
  const look = (value: Json): void => {
    if (Array.isArray(value)) value.forEach(look);
    else if (isObject(value)) {
      for (const [name, inner] of Object.entries(value)) {
        if (name === "source" && typeof inner === "string") found.add(inner);
        else if (name !== "pareto") look(inner);
      }
    }
  };
  look(answer);
  found.delete("arithmetic");
  return [...found];
}

/** Whether a core's answer is its error object. */
export const isError = (answer: JsonObject): boolean => "error" in answer;
