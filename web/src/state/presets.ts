import { forms, type PresetName, type Task } from "../questions/index.ts";
import type { Question } from "./fields.ts";
import { buildRequest } from "./request.ts";
import { queryOf, questionFromQuery } from "./url.ts";

/** Every question to start from, as the query part of an address. */
export const presets = Object.assign(
  {},
  ...Object.values(forms).map((form) => form.presets),
) as Readonly<Record<PresetName, string>>;

export const presetNames = Object.keys(presets) as PresetName[];

/** The presets of a task. */
export function presetsOf(task: Task): readonly PresetName[] {
  return Object.keys(forms[task].presets) as PresetName[];
}

/** The preset that asks exactly this question, if any. */
export function presetOf(question: Question): PresetName | undefined {
  const query = queryOf(question);
  return presetsOf(question.task).find(
    (name) => queryOf(questionFromQuery(presets[name])) === query,
  );
}

/** Whether a request is what a preset asks. */
export function isPreset(request: object, name: PresetName): boolean {
  const built = buildRequest(questionFromQuery(presets[name]));
  return "request" in built && JSON.stringify(built.request) === JSON.stringify(request);
}
