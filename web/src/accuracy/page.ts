import { html, nothing, type TemplateResult } from "lit";
import type { Compared } from "whichgpu/accuracy";
import type { AccuracyWords } from "../i18n/en/accuracy.ts";
import type { Language } from "../i18n/index.ts";
import type { Voice } from "../i18n/voice.ts";
import { languageButtons } from "../page/languages.ts";
import { chartFigure } from "../parts/chart/figure.ts";
import { besideServing } from "./beside-serving.ts";
import { Names } from "./names.ts";
import { othersSection } from "./others.ts";
import { grouped, groupings, groupOf, kindOf, summaryOf, type Grouping } from "./points.ts";
import { scatter } from "./scatter.ts";
import { groupTable, overviewRow, worstTable } from "./tables.ts";
import "../page/header.css";
import "../parts/comparison/comparison.css";
import "./style.css";

/** Of all that was measured, what is shown. */
export interface Shown {
  /** See kindOf(). */
  readonly kind: string;
  readonly by: Grouping;
  /** Only the points of this group; undefined: all. */
  readonly only: string | undefined;
}

export interface AccuracyState {
  readonly points: readonly Compared[];
  readonly shown: Shown;
  readonly words: AccuracyWords;
  readonly voice: Voice;
}

export interface AccuracyActions {
  readonly show: (shown: Partial<Shown>) => void;
  readonly speak: (language: Language) => Promise<void>;
}

/** Most points in the table of the worst. */
const MOST_WORST = 100;

/** The whole page: in short, then the points of one kind as a picture, by what they are of, and the worst. */
export function accuracyPage(state: AccuracyState, actions: AccuracyActions): TemplateResult {
  const { words, voice } = state;
  const { language } = voice.words;
  return html`<header>
      <div class="top">
        <h1>Which<span>GPU</span></h1>
        <nav>
          <a class="tool" href="./?lang=${language}">${words.calculator}</a>
          <a class="tool" href=${words.methodPage}>${words.method}</a>
          ${languageButtons(language, actions.speak)}
        </nav>
      </div>
    </header>
    <main class="accuracy">
      <h2 class="accuracy-heading">${words.heading}</h2>
      ${sections(state, actions)}
    </main>`;
}

function sections(state: AccuracyState, actions: AccuracyActions): TemplateResult {
  const { points, shown, words, voice } = state;
  const { numbers } = voice;
  const names = new Names(voice, words);
  const sources = new Set(points.map(({ source }) => source.cite)).size;
  const kinds = grouped(points, kindOf);
  const ofKind = points.filter((point) => kindOf(point) === shown.kind);
  const { by, only } = shown;
  const some = only === undefined ? ofKind : ofKind.filter((point) => groupOf(point, by) === only);
  const picked = some.length > 0 ? some : ofKind;
  return html`<p class="accuracy-intro">
      ${words.intro(numbers.whole(points.length), numbers.whole(sources))}
    </p>
    <p class="accuracy-intro">${words.honest}</p>
    <section class="card panel" aria-labelledby="overview">
      <h2 id="overview">${words.overview}</h2>
      <div class="table-scroll" tabindex="0" role="group" aria-labelledby="overview">
        <table class="comparison">
          <thead>
            <tr>
              ${[words.what, words.points, words.off, words.median, words.spread, words.within].map(
                (head) => html`<th scope="col">${head}</th>`,
              )}
            </tr>
          </thead>
          <tbody>
            ${kinds.map(([kind, own]) =>
              overviewRow(names.kind(kind), summaryOf(own), kind === shown.kind, state, () => {
                actions.show({ kind, only: undefined });
              }),
            )}
          </tbody>
        </table>
      </div>
    </section>
    <section class="card panel" aria-labelledby="scatter">
      <h2 id="scatter">${words.scatter(names.kind(shown.kind))}</h2>
      ${
        only === undefined
          ? nothing
          : html`<p class="accuracy-only">
              ${words.shownOnly(names.group(only, by))}
              <button
                type="button"
                class="link"
                @click=${() => {
                  actions.show({ only: undefined });
                }}
              >
                ${words.all}
              </button>
            </p>`
      }
      ${chartFigure(scatter(picked, state, names), voice)}
    </section>
    <section class="card panel" aria-labelledby="grouped">
      <h2 id="grouped">${words.groupedBy}</h2>
      <div class="accuracy-groupings" role="group" aria-labelledby="grouped">
        ${groupings.map(
          (one) =>
            html`<button
              type="button"
              class="chip"
              aria-pressed=${one === by ? "true" : "false"}
              @click=${() => {
                actions.show({ by: one, only: undefined });
              }}
            >
              ${words.groupings[one]}
            </button>`,
        )}
      </div>
      ${groupTable(ofKind, state, names, actions)}
    </section>
    <section class="card panel">
      <h2>${words.worst}</h2>
      <p class="fine">
        ${words.worstOf(
          numbers.whole(Math.min(MOST_WORST, picked.length)),
          numbers.whole(picked.length),
        )}
      </p>
      ${worstTable(picked, MOST_WORST, state, names)}
    </section>
    ${besideServing(state, names)} ${othersSection(state)}`;
}
