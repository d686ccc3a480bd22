import {
  fieldNamesOf,
  initialQuestion,
  questionSaying,
  specOf,
  taskNamed,
  unsaidText,
  type Question,
} from "./fields.ts";
import { firstTask, type FieldName } from "../questions/index.ts";

/** Name in the query part of the address of what stands beside the question; each is the query of a question. */
export const BESIDE = "beside";

/**
 * The question in the query part of an address; what is absent has its initial text. Without a task it is about
 * serving, and one that says nothing at all opens the first task.
 */
export function questionFromQuery(query: string): Question {
  const parameters = new URLSearchParams(query);
  const name = parameters.get("task");
  const { task, says } = taskNamed(name);
  const keyOf = (field: FieldName) => specOf(task, field).key;
  const isSaid = [BESIDE, ...fieldNamesOf(task).map(keyOf)].some((key) => parameters.has(key));
  if (name === null && !isSaid) return initialQuestion(firstTask);
  return questionSaying(task, (field) => parameters.get(keyOf(field)) ?? says[field] ?? null);
}

/**
 * The query part ("?task=…") that holds the question and the language. What has its initial text
 * is left out; `language` is given only when the visitor chose one.
 */
export function queryOf(question: Question, language?: string): string {
  const { task, model } = question;
  const parameters = new URLSearchParams();
  parameters.set("task", task);
  const names = fieldNamesOf(task);
  const ownModel = names.includes("model") && model !== unsaidText(task, "model", false);
  for (const name of names) {
    if (question[name] !== unsaidText(task, name, ownModel))
      parameters.set(specOf(task, name).key, question[name]);
  }
  if (language) parameters.set("lang", language);
  return `?${parameters.toString().replaceAll("%2F", "/")}`;
}
