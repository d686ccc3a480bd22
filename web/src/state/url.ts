import { fieldNames, fields, questionSaying, type Question } from "./fields.ts";

/** The question in the query part of an address; what is absent is as the page opens. */
export function questionFromQuery(query: string): Question {
  const parameters = new URLSearchParams(query);
  return questionSaying((name) => parameters.get(fields[name].key));
}

/**
 * The query part ("?gpu=…", or empty) that holds the question and the language. What is as the
 * page opens is left out; `language` is given only when the visitor chose one.
 */
export function queryOf(question: Question, language?: string): string {
  const parameters = new URLSearchParams();
  const { model } = question;
  const implied = questionSaying((name) =>
    name === "model" && model !== fields.model.initial ? model : null,
  );
  for (const name of fieldNames) {
    const unsaid = name === "model" ? fields.model.initial : implied[name];
    if (question[name] !== unsaid) parameters.set(fields[name].key, question[name]);
  }
  if (language) parameters.set("lang", language);
  const text = parameters.toString().replaceAll("%2F", "/");
  return text && `?${text}`;
}
