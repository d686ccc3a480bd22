import { html, nothing, render, type TemplateResult } from "lit";
import type { Report } from "whichgpu";
import { hasPriceHistory } from "../built.ts";
import { cited, fetchCitations } from "../core/citations.ts";
import type { ExplainWords } from "../i18n/en/explain.ts";
import type { Language } from "../i18n/index.ts";
import type { Voice } from "../i18n/voice.ts";
import { sourceLink } from "../parts/working/source-link.ts";
import { inputsOf, inputValue, quantity, translated } from "../parts/working/working.ts";
import { fetchPart } from "../state/unreachable.ts";
import { formulas } from "./formulas.ts";
import { mathOf } from "./mathml.ts";
import "./explain.css";

type Line = Report["working"][number];

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
  report: Report,
  voice: Voice,
): Promise<void> {
  const [own] = await Promise.all([dictionaries[voice.words.language](), fetchCitations()]);
  const line = report.working.find((one) => one.id === id);
  if (!line) return;
  const card = document.createElement("div");
  card.className = "card explain";
  card.popover = "auto";
  card.role = "dialog";
  card.ariaLabel = voice.words.working.names[line.id];
  card.addEventListener("toggle", (event) => {
    if (event.newState === "closed") card.remove();
  });
  const show = (near?: TemplateResult) => {
    render(html`${content(line, report, own, voice)} ${near ?? nothing}`, card);
  };
  show();
  document.body.append(card);
  card.showPopover();
  place(card, figure);
  const near = await measuredNear(id, report, own, voice);
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

function content(line: Line, report: Report, own: ExplainWords, voice: Voice): TemplateResult {
  const { names } = voice.words.working;
  const formula = line.id in formulas ? formulas[line.id] : undefined;
  const name = (input: string) => (names as Readonly<Record<string, string>>)[input] ?? input;
  const source = translated(cited(line.source), voice);
  const { speed } = report;
  const isTime = /seconds|usd|tokens_per_second/.test(line.id);
  return html`<h3>${names[line.id]}</h3>
    <p class="explain-value">${quantity(line.value, line.unit, voice)}</p>
    ${
      formula === undefined
        ? nothing
        : html`<div class="explain-formula" tabindex="0" role="region" aria-label=${own.formula}>
            <math display="block"
              ><mtext>${names[line.id]}</mtext><mo>=</mo>${mathOf(formula, name)}</math
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
    ${
      speed && isTime
        ? html`<p>${own.bases[speed.basis]} ${own.range(rangeOf(line.id, report, voice))}</p>`
        : nothing
    }`;
}

/** The range of a figure, in its own unit. */
function rangeOf(id: string, { speed, cost }: Report, { numbers }: Voice): string {
  if (!speed) return "";
  const { range } = speed;
  if (id === "ttft_seconds")
    return `${numbers.durationRange(speed.ttft_ms, range.ttft_ms)} (${numbers.duration(speed.ttft_ms)})`;
  if (id === "tpot_seconds")
    return `${numbers.durationRange(speed.tpot_ms, range.tpot_ms)} (${numbers.duration(speed.tpot_ms)})`;
  if (id === "output_tokens_per_second") return numbers.range(range.output_tokens_per_second);
  return id === "usd_per_million_output_tokens" && cost?.range
    ? numbers.dollarRange(cost.range.usd_per_million_output_tokens)
    : "";
}
