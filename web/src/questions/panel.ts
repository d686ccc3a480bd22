import type { nothing, TemplateResult } from "lit";
import type { Catalog, WhichGpu } from "whichgpu";
import type { Language } from "../i18n/index.ts";
import type { Voice } from "../i18n/voice.ts";
import type { FieldContext } from "../parts/field/field.ts";
import type { Headline } from "../parts/verdict/verdict.ts";
import type { Answer } from "../state/answer.ts";
import type { Compared } from "../state/compared.ts";
import type { Question } from "../state/fields.ts";
import type { Arounds, FieldName, Reports, Task } from "./index.ts";

/** What the visitor can do about the question. */
export interface QuestionActions {
  readonly set: (name: FieldName, text: string) => void;
  readonly open: (question: Question) => void;
  readonly apply: (patch: unknown) => void;
  /** Puts these questions side by side, and no others. */
  readonly compare: (questions: readonly Question[]) => void;
  /** What shows what stands around the answer is in sight, or is not. */
  readonly see: (isAroundSeen: boolean) => void;
}

/** What a form is filled from. `report` is the last answer, if any. */
export interface FormContext<T extends Task> {
  readonly question: Question;
  readonly report: Reports[T] | undefined;
  readonly voice: Voice;
  /** The context of one field. */
  readonly at: (name: FieldName) => FieldContext;
}

/** The question, its last valid answer and what was found around that, as far as there are any. */
export interface Shown<T extends Task> {
  readonly question: Question;
  readonly answer: Answer<T> | undefined;
  readonly around: Arounds[T] | undefined;
  readonly compared: readonly Compared[];
}

/** One task of the page: its inputs on the left, everything below the verdict on the right. */
export interface Panel<T extends Task> {
  inputs(context: FormContext<T>): TemplateResult;
  /** What the inputs show of a report; absent: any part of it. */
  shownByInputs?(report: Reports[T]): unknown;
  /** Fetches what only some answers need; undefined: nothing that this one lacks. */
  fetchMore?(answer: Answer<T>, language: Language): Promise<void> | undefined;
  /** The answer in a sentence where that of the task's card is not the visitor's; undefined: it is. */
  headline?(report: Reports[T], voice: Voice): Headline | undefined;
  /** Asks what stands beside the answer. */
  around?(core: WhichGpu, catalog: Catalog, answer: Answer<T>): Arounds[T];
  /** `around` is undefined until that is known. */
  details(
    answer: Answer<T>,
    around: Arounds[T] | undefined,
    voice: Voice,
    actions: QuestionActions,
  ): TemplateResult;
  /** What would help where the answer is no. */
  remedies?(
    report: Reports[T],
    voice: Voice,
    apply: QuestionActions["apply"],
  ): TemplateResult | typeof nothing;
  /** What stands at the end, whether there is an answer or not. */
  end?(shown: Shown<T>, voice: Voice, actions: QuestionActions): TemplateResult;
}
