import type { TemplateResult } from "lit";
import type { Term } from "../src/explain/formulas.ts";
import { mathOf } from "../src/explain/mathml.ts";
import { escaped } from "../answers/writer.ts";

/** What a template of lit holds, as HTML. */
function htmlOf(part: unknown): string {
  if (Array.isArray(part)) return part.map(htmlOf).join("");
  if (typeof part !== "object" || part === null) return escaped(String(part));
  const { strings, values } = part as TemplateResult;
  return strings.map((text, at) => text + (at < values.length ? htmlOf(values[at]) : "")).join("");
}

/** A formula on a line of its own; its inputs are named as they are to be read. */
export const formula = (name: string, term: Term): string =>
  `<div class="formula" tabindex="0" role="group" aria-label="${name}"><math display="block"><mtext>${name}</mtext><mo>=</mo>${htmlOf(mathOf(term, (input) => input))}</math></div>`;
