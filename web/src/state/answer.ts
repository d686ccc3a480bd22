import {
  isFailure,
  type Failure,
  type OwnRequest,
  type PlanRequest,
  type ServingRequest,
  type WhichGpu,
} from "whichgpu";
import { fieldAt, specOf, type Question } from "./fields.ts";
import { isElsewhere } from "../core/calculator.ts";
import type { FieldKind } from "../questions/form.ts";
import {
  forms,
  type FieldName,
  type Reports,
  type Requests,
  type Task,
} from "../questions/index.ts";
import type { BookOffer } from "./price-book.ts";
import { buildRequest } from "./request.ts";

/** What is wrong with a question, and beside which field to say so. */
export interface QuestionError {
  readonly field: FieldName | undefined;
  readonly kind: FieldKind | undefined;
  /** Path of the wrong field, group of fields, or part of a description, in the request. */
  readonly path: string;
  /** The core's error code, "not_a_number" or "not_json". */
  readonly code: string;
  /** The core's own words, in English; empty for the page's own checks. */
  readonly message: string;
  readonly suggestions: readonly string[];
  /** The allowed range, where the value lies outside of one. */
  readonly range: readonly [least: number, most: number] | undefined;
}

/** A question that the core could answer, as it was asked. */
export interface Answer<T extends Task = Task> {
  readonly task: T;
  readonly request: Requests[T];
  readonly report: Reports[T];
}

export type Outcome = { readonly answer: Answer } | { readonly error: QuestionError };

/** What becomes of a question that the module at hand was made without. */
export interface Elsewhere {
  readonly elsewhere: true;
}

/**
 * Asks the core; `offers` are the visitor's own prices. An address may name one of somebody else's: the question
 * is answered without it then, at the cheapest price known.
 */
export function ask(
  core: WhichGpu,
  question: Question,
  offers: readonly BookOffer[] = [],
): Outcome | Elsewhere {
  const asked = requestOf(question, offers);
  if ("error" in asked) return asked;
  const { request } = asked;
  const report = core[forms[question.task].method](request);
  if (isFailure(report) && report.error.code === "unknown_offer" && question.offer) {
    return ask(core, { ...question, offer: "" }, offers);
  }
  return outcomeOf(question, request, report);
}

/** The same where there is no other module to ask: what this one was made without is an error, in `words`. */
export function askOnly(words: string, ...asked: Parameters<typeof ask>): Outcome {
  const outcome = ask(...asked);
  if (!("elsewhere" in outcome)) return outcome;
  const nowhere = { field: undefined, kind: undefined, path: "", range: undefined };
  return { error: { ...nowhere, code: "elsewhere", message: words, suggestions: [] } };
}

/** What the core can be asked in the form of some task. */
type AnyRequest = ServingRequest & PlanRequest & OwnRequest;

/** What the core is asked, or what the page itself finds wrong. */
export function requestOf(
  question: Question,
  offers: readonly BookOffer[],
): { readonly request: AnyRequest } | { readonly error: QuestionError } {
  const { task } = question;
  const built = buildRequest(question);
  if ("notANumber" in built) return { error: ownCheck(task, built.notANumber, "not_a_number") };
  if ("notJson" in built) return { error: ownCheck(task, built.notJson, "not_json") };
  // What the form of a task builds is what the core expects in that task.
  const request = built.request as unknown as AnyRequest;
  if (offers.length > 0) request.offers = [...offers];
  return { request };
}

/** What the core's answer to a question comes to. */
export function outcomeOf(
  { task }: Question,
  request: AnyRequest,
  report: Reports[Task] | Failure,
): Outcome | Elsewhere {
  if (!isFailure(report)) return { answer: { task, request, report } };
  if (isElsewhere(report.error)) return { elsewhere: true };
  const { code, field: path, message, suggestions, range } = report.error;
  const field = fieldAt(task, path);
  const kind = field && specOf(task, field).kind;
  return { error: { field, kind, path, code, message, suggestions, range } };
}

/** What the page itself finds wrong with the text of a field. */
function ownCheck(task: Task, field: FieldName, code: string): QuestionError {
  const { kind, path } = specOf(task, field);
  return {
    field,
    kind,
    path: path.join("."),
    code,
    message: "",
    suggestions: [],
    range: undefined,
  };
}
