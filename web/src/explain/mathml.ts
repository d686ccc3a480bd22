import { mathml, type TemplateResult } from "lit";
import type { Term } from "./formulas.ts";

/** A formula as MathML; `name` writes an input. */
export function mathOf(term: Term, name: (input: string) => string): TemplateResult {
  const of = (part: Term) => mathOf(part, name);
  const joined = (parts: readonly Term[], sign: string) =>
    parts.map((part, index) =>
      index === 0
        ? of(part)
        : mathml`<mo>${sign}</mo>${sign === "×" && typeof part === "object" && "sum" in part ? fenced(of(part)) : of(part)}`,
    );
  if (typeof term === "number") return mathml`<mn>${term.toLocaleString("en-US")}</mn>`;
  if (typeof term === "string") return mathml`<mtext>${name(term)}</mtext>`;
  if ("sum" in term) return mathml`<mrow>${joined(term.sum, "+")}</mrow>`;
  if ("product" in term) {
    const [first, ...rest] = term.product;
    const begins = typeof first === "object" && "sum" in first ? fenced(of(first)) : of(first ?? 1);
    return mathml`<mrow>${begins}${rest.map((part) => mathml`<mo>×</mo>${of(part)}`)}</mrow>`;
  }
  if ("over" in term) {
    return mathml`<mfrac><mrow>${of(term.over[0])}</mrow><mrow>${of(term.over[1])}</mrow></mfrac>`;
  }
  if ("less" in term) return mathml`<mrow>${joined(term.less, "−")}</mrow>`;
  if ("least" in term) {
    return mathml`<mrow><mi>min</mi><mo>(</mo>${of(term.least[0])}<mo>,</mo>${of(term.least[1])}<mo>)</mo></mrow>`;
  }
  return mathml`<mrow><mo>⌊</mo>${of(term.whole)}<mo>⌋</mo></mrow>`;
}

const fenced = (inner: TemplateResult): TemplateResult =>
  mathml`<mrow><mo>(</mo>${inner}<mo>)</mo></mrow>`;
