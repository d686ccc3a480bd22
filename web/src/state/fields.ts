import { forms, type FieldName, type Task } from "../questions/index.ts";
import type { FieldSpec } from "../questions/form.ts";

/** What the visitor typed, letter by letter: nothing is corrected or lost. Fields of other tasks are empty. */
export type Question = Readonly<Record<FieldName, string>> & { readonly task: Task };

/** What an address or an element names by its task. */
export interface Named {
  readonly task: Task;
  /** What the name says beside the task. */
  readonly says: Partial<Readonly<Record<FieldName, string>>>;
}

/** Names of tasks that are now part of another one. */
const former: Readonly<Record<string, Named>> = {
  trainplan: { task: "plan", says: { serve: "", train: "yes" } },
};

/** What the task `name` of an address or an element stands for; serving if it is none. */
export function taskNamed(name: string | null): Named {
  if (name !== null && Object.hasOwn(former, name)) return former[name] as Named;
  const known = name !== null && Object.hasOwn(forms, name);
  return { task: known ? (name as Task) : "serving", says: {} };
}

/** The names of a task's fields, in the order of its form. */
export function fieldNamesOf(task: Task): readonly FieldName[] {
  return Object.keys(forms[task].fields) as FieldName[];
}

/** Every name of a field. */
export const fieldNames: readonly FieldName[] = [
  ...new Set((Object.keys(forms) as Task[]).flatMap(fieldNamesOf)),
];

/** What a task's form knows of a field. */
export function specOf(task: Task, name: FieldName): FieldSpec<FieldName> {
  const spec = forms[task].fields[name];
  if (!spec) throw new Error(`The form of ${task} has no field ${name}.`);
  return spec;
}

/** The visitor's own measurement: its times, and the load they were taken at. */
export const measuredTimes = ["tpot", "ttft"] as const satisfies readonly FieldName[];
export const measuredFields = [
  ...measuredTimes,
  "atusers",
  "atprompt",
  "atanswer",
] as const satisfies readonly FieldName[];

/** A question with every field of the task given by `text`. */
export function questionFrom(task: Task, text: (name: FieldName) => string): Question {
  const own = forms[task].fields;
  const texts = fieldNames.map((name) => [name, own[name] ? text(name) : ""]);
  return { ...(Object.fromEntries(texts) as Record<FieldName, string>), task };
}

/** The question that a task opens with. */
export function initialQuestion(task: Task): Question {
  return questionFrom(task, (name) => specOf(task, name).opens ?? specOf(task, name).initial);
}

/**
 * The question that says what `said` returns a text for, and has the initial texts otherwise. The
 * initial weights belong to the initial model: for another one the core chooses them.
 */
export function questionSaying(task: Task, said: (name: FieldName) => string | null): Question {
  const ownModel = forms[task].fields.model !== undefined && said("model") !== null;
  return questionFrom(task, (name) => said(name) ?? unsaidText(task, name, ownModel));
}

/** What a field that nothing is said of holds; `ownModel`: a model is said. */
export function unsaidText(task: Task, name: FieldName, ownModel: boolean): string {
  const { initial } = specOf(task, name);
  return name === "weights" && ownModel && initial !== "" ? "auto" : initial;
}

/**
 * The field at `path` of a task's request ("precision.weights"), or of the group that contains it, or the
 * one whose description or list it is part of ("model.attention[0].heads", "existing[0].count").
 */
export function fieldAt(task: Task, path: string): FieldName | undefined {
  const names = fieldNamesOf(task);
  const joined = (name: FieldName) => specOf(task, name).path.join(".");
  return (
    names.find((name) => joined(name) === path) ??
    names.find((name) => joined(name).startsWith(`${path}.`)) ??
    names.find((name) => {
      const { kind } = specOf(task, name);
      const opening = kind === "entry" ? "." : kind === "cards" ? "[" : undefined;
      return opening !== undefined && path.startsWith(`${joined(name)}${opening}`);
    })
  );
}
