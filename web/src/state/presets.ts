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

/** A preset as a question, as the address that holds it, and as the core is asked it. */
interface Preset {
  readonly question: Question;
  readonly query: string;
  readonly request: string | undefined;
}

const made = new Map<PresetName, Preset>();

/** A preset, made once. */
export function presetNamed(name: PresetName): Preset {
  const known = made.get(name);
  if (known) return known;
  const question = questionFromQuery(presets[name]);
  const built = buildRequest(question);
  const request = "request" in built ? JSON.stringify(built.request) : undefined;
  const preset = { question, query: queryOf(question), request };
  made.set(name, preset);
  return preset;
}

/** The preset that asks exactly this question, if any. */
export function presetOf(question: Question): PresetName | undefined {
  const query = queryOf(question);
  return presetsOf(question.task).find((name) => presetNamed(name).query === query);
}

/** Whether a request is what a preset asks. */
export function isPreset(request: object, name: PresetName): boolean {
  return JSON.stringify(request) === presetNamed(name).request;
}
