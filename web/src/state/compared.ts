import type { Report } from "whichgpu";
import type { Question } from "./fields.ts";
import { BESIDE, queryOf, questionFromQuery } from "./url.ts";

/** A configuration kept for comparison, with its estimate. */
export interface Compared {
  readonly question: Question;
  readonly report: Report;
}

/** Where the page shows them: the fragment of an address that opens there. */
export const SIDE_BY_SIDE = "side-by-side";

/** More columns do not fit beside each other. */
export const MOST_COMPARED = 4;

export const sameQuestion = (a: Question, b: Question): boolean => queryOf(a) === queryOf(b);

/** The questions that an address puts side by side. */
export function comparedFromQuery(query: string): Question[] {
  return new URLSearchParams(query)
    .getAll(BESIDE)
    .map((text) => questionFromQuery(/(^|&)task=/.test(text) ? text : `task=serving&${text}`))
    .filter(({ task }) => task === "serving")
    .slice(0, MOST_COMPARED);
}

/** The query `query` with what stands side by side. */
export function withCompared(query: string, questions: readonly Question[]): string {
  const parameters = new URLSearchParams();
  for (const question of questions) parameters.append(BESIDE, queryOf(question).slice(1));
  const text = parameters.toString();
  return text ? `${query}&${text}` : query;
}
