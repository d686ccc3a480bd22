import { mathml, type TemplateResult } from "lit";
import type { Term } from "./formulas.ts";

/** A formula as MathML; `name` writes an input. */
export function mathOf(term: Term, name: (input: string) => string): TemplateResult {
  const of = (part: Term) => mathOf(part, name);
  const joined = (parts: readonly Term[], sign: string, write: (part: Term) => TemplateResult) =>
    mathml`<mrow>${parts.map((part, index) =>
      index === 0 ? write(part) : mathml`<mo>${sign}</mo>${write(part)}`,
    )}</mrow>`;
  if (typeof term === "number") return mathml`<mn>${term.toLocaleString("en-US")}</mn>`;
  if (typeof term === "string") return mathml`<mtext>${name(term)}</mtext>`;
  if ("sum" in term) return joined(term.sum, "+", of);
  if ("product" in term) {
    return joined(term.product, "×", (part) =>
      typeof part === "object" && ("sum" in part || "less" in part) ? fenced(of(part)) : of(part),
    );
  }
  if ("over" in term) {
    return mathml`<mfrac><mrow>${of(term.over[0])}</mrow><mrow>${of(term.over[1])}</mrow></mfrac>`;
  }
  if ("less" in term) return joined(term.less, "−", of);
  if ("least" in term) return extreme("min", term.least.map(of));
  if ("most" in term) return extreme("max", term.most.map(of));
  if ("power" in term) {
    return mathml`<msup>${fenced(of(term.power[0]))}<mrow>${of(term.power[1])}</mrow></msup>`;
  }
  if ("largest" in term) {
    const [one, holds, room] = term.largest.map(of);
    return mathml`<mrow><mi>max</mi><mo>{</mo>${one}<mo>:</mo>${holds}<mo>≤</mo>${room}<mo>}</mo></mrow>`;
  }
  return mathml`<mrow><mo>⌊</mo>${of(term.whole)}<mo>⌋</mo></mrow>`;
}

const extreme = (which: string, [one, other]: readonly TemplateResult[]): TemplateResult =>
  mathml`<mrow><mi>${which}</mi><mo>(</mo>${one}<mo>,</mo>${other}<mo>)</mo></mrow>`;

const fenced = (inner: TemplateResult): TemplateResult =>
  mathml`<mrow><mo>(</mo>${inner}<mo>)</mo></mrow>`;
