import type { Voice } from "../../i18n/voice.ts";
import type { QuestionError } from "../../state/answer.ts";

/** What the core says is wrong at `path` of the request, if that is where it is. */
export function draftErrorWords(
  path: string,
  error: QuestionError | undefined,
  { words, numbers }: Voice,
): string | undefined {
  if (error?.path !== path) return undefined;
  if (!error.range) return words.own.errors[error.code] ?? words.refused(error.message);
  const [least, most] = error.range;
  return words.inRange(numbers.precise(least), numbers.precise(most));
}
