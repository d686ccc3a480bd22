import type { TemplateResult } from "lit";
import type { Voice } from "../i18n/voice.ts";
import type { Answer, Reports } from "../state/answer.ts";
import type { Question } from "../state/fields.ts";
import type { FieldName, Task } from "../state/forms.ts";
import type { Surroundings } from "../state/surroundings.ts";
import type { FieldContext } from "../parts/field/field.ts";
import type { Remedies } from "../parts/fixes/fixes.ts";

/** What the visitor can do about the question. */
export interface QuestionActions {
  readonly set: (name: FieldName, text: string) => void;
  readonly open: (question: Question) => void;
  readonly apply: (patch: unknown) => void;
  /** Puts these questions side by side, and no others. */
  readonly compare: (questions: readonly Question[]) => void;
}

/** What a form is filled from. `report` is the last answer, if any. */
export interface FormContext<T extends Task> {
  readonly question: Question;
  readonly report: Reports[T] | undefined;
  readonly voice: Voice;
  /** The context of one field. */
  readonly at: (name: FieldName) => FieldContext;
}

/** One task of the page: its inputs on the left, everything below the verdict on the right. */
export interface Panel<T extends Task> {
  inputs(context: FormContext<T>): TemplateResult;
  details(
    answer: Answer<T>,
    around: Surroundings<T>,
    voice: Voice,
    actions: QuestionActions,
  ): TemplateResult;
  /** What would help where the answer is no. */
  remedies(report: Reports[T]): Remedies | undefined;
}
