import { html, nothing, type TemplateResult } from "lit";
import type { FleetReport, FleetSplit } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { cardsOf } from "./names.ts";
import type { Open } from "./tile-shell.ts";
import "../../parts/comparison/comparison.css";
import "./fleet.css";

/** Both needs at a time: what each kind is good for alone, which cards train and which serve, the cheapest first. */
export function splitPart(
  { serving, training, splits }: FleetReport,
  voice: Voice,
  open: Open,
): TemplateResult | typeof nothing {
  if (!serving || !training || !splits) return nothing;
  const { numbers, words } = voice;
  const { fleet } = words;
  const [best] = splits;
  return html`<section class="card panel cards-scroll fleet-splits">
    <h2>${fleet.splits}</h2>
    ${serving.groups.map(({ gpu, gpu_count: count, meets }, index) => {
      const trains = training.groups[index]?.meets ?? false;
      const good = meets ? (trains ? "both" : "serving") : trains ? "training" : "neither";
      return html`<p>${fleet.goodFor[good](cardsOf(count, gpu.name))}</p>`;
    })}
    ${
      best
        ? html`<p>
              ${fleet.splitBest(...placesOf(best, voice), numbers.dollars(best.usd_per_month))}
            </p>
            ${table(splits, voice, open)}
            <p class="fine">${fleet.splitHint}</p>`
        : html`<p>${fleet.noSplit}</p>`
    }
  </section>`;
}

/** Which cards train, and which serve. */
export function placesOf({ training, serving }: FleetSplit, { words }: Voice): [string, string] {
  const place = (owned: boolean, cards: string) =>
    owned ? words.fleet.yours(cards) : words.fleet.hired(cards);
  const { run } = training;
  const { service } = serving;
  return [
    place(training.owned, cardsOf(run.gpu_count, run.gpu.name)),
    place(serving.owned, cardsOf(service.gpu_count, service.gpu.name)),
  ];
}

function table(splits: readonly FleetSplit[], voice: Voice, open: Open): TemplateResult {
  const { numbers, words } = voice;
  const { fleet } = words;
  const limited = splits.some(({ within_budget: kept }) => kept !== null);
  const cell = (text: string, request: object) =>
    html`<button
      type="button"
      class="row-button"
      @click=${() => {
        open(request);
      }}
    >
      ${text}
    </button>`;
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${fleet.splits}>
    <table class="comparison">
      <thead>
        <tr>
          <th scope="col">${fleet.trains}</th>
          <th scope="col">${fleet.serves}</th>
          <th scope="col">${fleet.splitMonth(numbers.sign)}</th>
          ${limited ? html`<th scope="col">${fleet.withinBudget}</th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${splits.map((split) => {
          const [trains, serves] = placesOf(split, voice);
          return html`<tr>
            <th scope="row">${cell(trains, split.training.run.request)}</th>
            <td>${cell(serves, split.serving.service.request)}</td>
            <td>${numbers.dollars(split.usd_per_month)}</td>
            ${limited ? html`<td>${fleet.keptBudget[split.within_budget ? "yes" : "no"]}</td>` : nothing}
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}
