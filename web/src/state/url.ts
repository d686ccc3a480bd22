import { fieldNamesOf, questionSaying, specOf, taskOf, type Question } from "./fields.ts";

/** The question in the query part of an address; what is absent is as the task opens. */
export function questionFromQuery(query: string): Question {
  const parameters = new URLSearchParams(query);
  const task = taskOf(parameters.get("task"));
  return questionSaying(task, (name) => parameters.get(specOf(task, name).key));
}

/**
 * The query part ("?gpu=…", or empty) that holds the question and the language. What is as the
 * task opens is left out; `language` is given only when the visitor chose one.
 */
export function queryOf(question: Question, language?: string): string {
  const { task, model } = question;
  const parameters = new URLSearchParams();
  if (task !== taskOf(null)) parameters.set("task", task);
  const opening = questionSaying(task, () => null);
  const implied = questionSaying(task, (name) =>
    name === "model" && model !== opening.model ? model : null,
  );
  for (const name of fieldNamesOf(task)) {
    const unsaid = name === "model" ? opening.model : implied[name];
    if (question[name] !== unsaid) parameters.set(specOf(task, name).key, question[name]);
  }
  if (language) parameters.set("lang", language);
  const text = parameters.toString().replaceAll("%2F", "/");
  return text && `?${text}`;
}
