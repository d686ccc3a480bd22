import type { Voice } from "../../i18n/voice.ts";
import type { QuestionError } from "../../state/answer.ts";

/** What is wrong, in the visitor's language; the core's own sentence where no other words are known. */
export function errorWords(error: QuestionError, { words, numbers }: Voice): string {
  const isPart = error.kind === "entry" && /^\w+\./.test(error.path);
  if (isPart) return words.refused(error.message); // which names the part of the description
  if (error.range) {
    const [least, most] = error.range;
    const fractional = error.kind === "number";
    const inRange = fractional ? words.inRange : words.wholeInRange;
    return inRange(numbers.precise(least), numbers.precise(most));
  }
  const known = words.errors[`${error.code} ${error.path}`] ?? words.errors[error.code];
  // Not there until the words of all answers are.
  const ofFields: Readonly<Record<string, string>> = { ...words.errorsAt };
  return known ?? ofFields[error.path] ?? words.refused(error.message);
}
