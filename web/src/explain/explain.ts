import { html, nothing, render, type TemplateResult } from "lit";
import type { Report } from "whichgpu";
import { hasPriceHistory } from "../built.ts";
import { cited, fetchCitations } from "../core/citations.ts";
import type { ExplainWords } from "../i18n/en/explain.ts";
import type { Language } from "../i18n/index.ts";
import { loadRest } from "../i18n/rest.ts";
import type { Voice } from "../i18n/voice.ts";
import { sourceLink } from "../parts/working/source-link.ts";
import { inputsOf, inputValue, quantity, translated } from "../parts/working/working.ts";
import { fetchPart } from "../state/unreachable.ts";
import { formulaOf } from "./formulas.ts";
import { isServing, lineOf, type Explainable, type Line } from "./lines.ts";
import { mathOf } from "./mathml.ts";
import { nameOf } from "./names.ts";
import { certaintyOf } from "./ranges.ts";
import "./explain.css";

const dictionaries: Readonly<Record<Language, () => Promise<ExplainWords>>> = {
  en: async () => (await import("../i18n/en/explain.ts")).explainWordsEn,
  zh: async () => (await import("../i18n/zh/explain.ts")).explainWordsZh,
};

/** Pixels between a figure and its explanation, and from the edge of the window. */
const GAP = 6;
const EDGE = 8;

/** Shows beside `figure` how it follows: its formula, this visitor's values, source, basis and range. */
export async function explain(
  figure: HTMLElement,
  id: string,
  report: Explainable,
  voice: Voice,
): Promise<void> {
  const { language } = voice.words;
  // The first screen has not the names of figures.
  const [own] = await Promise.all([dictionaries[language](), fetchCitations(), loadRest(language)]);
  const line = lineOf(id, report, voice.catalog);
  if (!line) return;
  const card = document.createElement("div");
  card.className = "card explain";
  card.popover = "auto";
  card.role = "dialog";
  card.ariaLabel = nameOf(line.id, own, voice.words);
  card.addEventListener("toggle", (event) => {
    if (event.newState === "closed") card.remove();
  });
  const show = (near?: TemplateResult) => {
    render(html`${content(line, report, own, voice)} ${near ?? nothing}`, card);
  };
  show();
  document.body.append(card);
  // By its source the next Tab leads into it.
  card.showPopover({ source: figure });
  place(card, figure);
  const near = isServing(report) ? await measuredNear(id, report, own, voice) : undefined;
  if (!near || !card.isConnected) return;
  show(near);
  place(card, figure);
}

/** What somebody measured on the same card, beside its estimate; undefined: nothing is known beside the page. */
async function measuredNear(
  id: string,
  report: Report,
  own: ExplainWords,
  voice: Voice,
): Promise<TemplateResult | undefined> {
  if (!hasPriceHistory) return undefined;
  const part = await fetchPart(() => import("./nearest.ts"));
  if (!part?.isMeasured(id)) return undefined;
  const point = await part.nearest(id, report, voice).catch(() => undefined);
  if (!point) return undefined;
  const { numbers, catalog } = voice;
  const shown = (value: number) =>
    point.unit === "ms" ? numbers.duration(value) : `${numbers.figure(value)} ${point.unit}`;
  const named = (list: readonly { readonly id: string; readonly name: string }[], of: string) =>
    list.find((one) => one.id === of)?.name ?? of;
  const what = [
    named(catalog.models, point.model),
    `${String(point.gpu_count)} × ${named(catalog.gpus, point.gpu)}`,
    point.engine,
    voice.words.search.usersOf(numbers.whole(point.users)),
  ].join(" · ");
  const off = point.estimated / point.measured - 1;
  const sign = off < 0 ? "−" : "+";
  return html`<p class="explain-near">
    ${own.near(what, shown(point.measured), shown(point.estimated), sign + numbers.percent(Math.abs(off)))}
    (${sourceLink(point.source.cite)}, ${point.source.date})
  </p>`;
}

function place(card: HTMLElement, figure: HTMLElement): void {
  const there = figure.getBoundingClientRect();
  const { width, height } = card.getBoundingClientRect();
  const left = Math.min(there.left, window.innerWidth - width - EDGE);
  const below = there.bottom + GAP;
  const top = below + height > window.innerHeight ? there.top - GAP - height : below;
  card.style.left = `${String(Math.max(EDGE, left))}px`;
  card.style.top = `${String(Math.max(EDGE, top))}px`;
}

function content(line: Line, report: Explainable, own: ExplainWords, voice: Voice): TemplateResult {
  const formula = formulaOf(line.id, line.inputs);
  const name = (id: string) => nameOf(id, own, voice.words);
  const source = translated(cited(line.source), voice);
  const certainty = certaintyOf(line.id, report, own, voice);
  return html`<h3>${name(line.id)}</h3>
    <p class="explain-value">${quantity(line.value, line.unit, voice)}</p>
    ${
      formula === undefined
        ? nothing
        : html`<div class="explain-formula" tabindex="0" role="region" aria-label=${own.formula}>
            <math display="block"
              ><mtext>${name(line.id)}</mtext><mo>=</mo>${mathOf(formula, name)}</math
            >
          </div>`
    }
    <dl>
      ${inputsOf(line).map(
        ([input, value]) =>
          html`<div>
            <dt>${name(input)}</dt>
            <dd>${inputValue(line, input, value, voice)}</dd>
          </div>`,
      )}
    </dl>
    <p>${own.source}: ${sourceLink(source)}</p>
    ${certainty ? html`<p>${certainty.basis} ${own.range(certainty.range)}</p>` : nothing}`;
}
