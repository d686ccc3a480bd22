import { html, nothing, type TemplateResult } from "lit";
import type { Report } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import type { Question } from "../../state/fields.ts";
import { MOST_COMPARED, sameQuestion, SIDE_BY_SIDE, type Compared } from "../../state/compared.ts";
import { patchQuestion } from "../../state/request.ts";
import { countedCard, missing } from "../../parts/comparison/comparison.ts";
import type { QuestionActions, Shown } from "../panel.ts";
import { groupsOf, type Figure, type Side } from "./side-figures.ts";
import "../../parts/facts/facts.css";
import "./side-by-side.css";
import { requestLength } from "../../format/request-length.ts";

/** The cards of the articles. */
const threeGenerations = ["a100-sxm-80gb", "h100-sxm-80gb", "h200-sxm-141gb"];

/** Up to four configurations side by side: every figure, its ratio to the first, the best in bold. */
export function sideBySide(
  { question, answer, around, compared }: Shown<"serving">,
  voice: Voice,
  { compare, open }: QuestionActions,
): TemplateResult {
  const { sideBySide: words } = voice.words;
  const questions = compared.map((one) => one.question);
  const full = compared.length >= MOST_COMPARED;
  const there = questions.some((one) => sameQuestion(one, question));
  const three = threeGenerations.flatMap(
    (id) => around?.rows.find(({ configuration }) => configuration.gpu.id === id) ?? [],
  );
  const on = ({ configuration: { gpu, gpu_count } }: Report): Question => {
    const here = { gpu: gpu.id, gpu_count, parallelism: null, price: null, measured: null };
    return patchQuestion(question, here);
  };
  const button = (text: string, off: boolean, act: () => void) =>
    html`<button type="button" class="chip" ?disabled=${off} @click=${act}>${text}</button>`;
  return html`<section id=${SIDE_BY_SIDE} class="card panel">
    <h2>${words.title}</h2>
    <p class="side-tools">
      ${button(words.add, full || there || !answer, () => {
        compare([...questions, question]);
      })}
      ${button(words.three, three.length < threeGenerations.length, () => {
        compare(three.map(on));
      })}
      ${
        compared.length > 0
          ? button(words.clear, false, () => {
              compare([]);
            })
          : nothing
      }
    </p>
    ${compared.length > 0 ? table(compared, voice, { compare, open }) : nothing}
    <p class="fine">${compared.length > 0 ? words.hint : words.empty}</p>
  </section>`;
}

function table(
  compared: readonly Compared[],
  voice: Voice,
  actions: Pick<QuestionActions, "compare" | "open">,
): TemplateResult {
  const { sideBySide: words } = voice.words;
  const sides = compared.map(({ report }): Side => {
    const { id } = report.configuration.gpu;
    return { report, card: voice.catalog.gpus.find((card) => card.id === id) };
  });
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${words.title}>
    <table class="comparison sides">
      <thead>
        <tr>
          <td></td>
          ${compared.map((one) => columnHead(one, compared, voice, actions))}
        </tr>
      </thead>
      ${groupsOf(voice).map(
        ({ title, figures }) =>
          html`<tbody>
            <tr>
              <th scope="rowgroup" class="side-group" colspan=${sides.length + 1}>
                ${words.groups[title]}
              </th>
            </tr>
            ${figures.map((figure) => row(figure, sides, voice))}
          </tbody>`,
      )}
    </table>
  </div>`;
}

function columnHead(
  { question, report }: Compared,
  compared: readonly Compared[],
  voice: Voice,
  { compare, open }: Pick<QuestionActions, "compare" | "open">,
): TemplateResult {
  const { words, numbers } = voice;
  const { configuration: now } = report;
  const { label } = countedCard(report);
  const work = [
    now.model.name,
    voice.precisionName(now.precision.weights),
    voice.engineName(now.engine),
    words.usersOf(numbers.whole(now.concurrency)),
    numbers.tokens(requestLength(now)),
  ];
  return html`<th scope="col">
    <button
      type="button"
      class="row-button"
      title=${words.compare.choose(label)}
      @click=${() => {
        open(question);
      }}
    >
      ${label}
    </button>
    <small>${work.join(" · ")}</small>
    <button
      type="button"
      class="side-remove"
      aria-label=${words.sideBySide.remove(label)}
      @click=${() => {
        compare(compared.map((one) => one.question).filter((one) => one !== question));
      }}
    >
      ✕
    </button>
  </th>`;
}

function row({ name, value, show, best }: Figure, sides: readonly Side[], voice: Voice) {
  const { words, numbers } = voice;
  const values = sides.map((side) => value(side) ?? undefined);
  const known = values.filter((one) => one !== undefined);
  if (known.length === 0) return nothing;
  const differs = new Set(known).size > 1;
  const top = best && differs ? (best === "most" ? Math.max : Math.min)(...known) : undefined;
  const [first] = values;
  return html`<tr>
    <th scope="row">${words.sideBySide.figures[name]}</th>
    ${values.map((one, index) => {
      if (one === undefined) return html`<td>${missing}</td>`;
      const text = show(one);
      const ratio = first !== undefined && first > 0 && index > 0 ? one / first : undefined;
      return html`<td>
        ${one === top ? html`<b>${text}</b>` : text}
        ${ratio === undefined || name === "year" ? nothing : html`<span class="range">× ${numbers.figure(ratio)}</span>`}
      </td>`;
    })}
  </tr>`;
}
