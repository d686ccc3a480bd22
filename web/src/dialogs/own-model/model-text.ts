import { isObject, parseObject, type JsonObject } from "../../state/described.ts";

/** A model as a request describes it, with the number format of its weights where a file says it. */
export interface ModelSource {
  readonly model: JsonObject;
  /** Weight precision id; undefined: as the description says. */
  readonly weights?: string | undefined;
  readonly engine?: string;
  /** Parameters the file holds, counted. */
  readonly parameters?: number;
  /** Parts of the file that the description leaves out. */
  readonly ignored?: readonly string[];
}

/** Why something brought is no model; the words are in the dictionaries. */
export type ModelProblem =
  | { readonly problem: "not_json" | "not_gguf" | "unreadable" | "offline" | "gated" | "not_found" }
  | { readonly problem: "unsupported" | "status"; readonly detail: string };

/**
 * The model that a text describes: a config.json as published, or a description as requests hold it.
 * `name` is what the model is called if the text does not say it.
 */
export function modelFromText(text: string, name: string): ModelSource | ModelProblem {
  const object = parseObject(text);
  if (!object) return { problem: "not_json" };
  if (isObject(object["config"]) || Array.isArray(object["attention"])) return { model: object };
  const published = object["_name_or_path"];
  const ownName = typeof published === "string" && published ? published : name;
  return { model: { name: ownName.replace(/.*\//, ""), config: object } };
}
