import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import type { Catalog } from "whichgpu";
import { cited } from "../../core/citations.ts";
import type { Voice } from "../../i18n/voice.ts";
import { PRICE_RANGE, type BookLine, type BookOffer } from "../../state/price-book.ts";
import { parseNumber } from "../../state/request.ts";
import { named } from "../../parts/combo-box/filter.ts";
import { sourceLink } from "../../parts/working/source-link.ts";
import { priceDate } from "../../parts/price-date/price-date.ts";

/** What one can do with a line. */
export interface LineActions {
  readonly put: (offer: BookOffer) => void;
  readonly drop: (id: string) => void;
}

/** Offers with their dates, each price to be changed where it stands. */
export function priceTable(
  lines: readonly BookLine[],
  voice: Voice,
  actions: LineActions,
): TemplateResult {
  const { prices } = voice.words;
  if (lines.length === 0) return html`<p class="dialog-hint">${prices.none}</p>`;
  const { columns } = prices;
  const one = new Set(lines.map(({ offer }) => offer.gpu)).size === 1;
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${prices.title}>
    <table class="prices-table">
      <thead>
        <tr>
          <th scope="col">${columns.provider}</th>
          ${one ? nothing : html`<th scope="col">${columns.card}</th>`}
          <th scope="col">${columns.price(voice.numbers.sign)}</th>
          <th scope="col">${columns.date}</th>
          <td></td>
        </tr>
      </thead>
      <tbody>
        ${repeat(
          lines,
          ({ offer }) => offer.id,
          (line) => priceLine(line, one, voice, actions),
        )}
      </tbody>
    </table>
  </div>`;
}

function priceLine(
  { offer, origin }: BookLine,
  oneCard: boolean,
  voice: Voice,
  actions: LineActions,
): TemplateResult {
  const { words, numbers, catalog } = voice;
  const { prices } = words;
  const card = named(catalog.gpus, offer.gpu)?.name ?? offer.gpu;
  const kind = words.offerKinds[offer.kind] ?? offer.kind;
  const listed = catalog.offers.find(({ id }) => id === offer.id);
  const decimals = numbers.perDollar === 1 ? 4 : 2;
  const shown = String(Number((offer.usd_per_gpu_hour * numbers.perDollar).toFixed(decimals)));
  const [undo, undoOf] =
    origin === "own" ? [prices.remove, prices.removeOf] : [prices.undo, prices.undoOf];
  return html`<tr data-origin=${origin} ?data-past=${!offer.current}>
    <th scope="row">
      ${offer.provider}
      <small class="prices-terms"
        >${prices.terms(kind, offer.gpu_count)}${offer.current ? nothing : html` · ${prices.past}`}</small
      >
      ${
        listed
          ? html`<small class="prices-terms">${instanceOf(listed, voice)}</small>
              <small class="prices-source">${sourceLink(cited(listed.source))}</small>`
          : nothing
      }
    </th>
    ${oneCard ? nothing : html`<td>${card}</td>`}
    <td>
      <input
        class="control"
        type="text"
        inputmode="decimal"
        autocomplete="off"
        aria-label=${prices.priceOf(offer.provider, card)}
        .value=${live(shown)}
        @change=${(event: Event) => {
          const input = event.target as HTMLInputElement;
          if (input.value.trim() === shown) return;
          const usd = priceIn(input, voice);
          if (usd === undefined) return;
          actions.put({ ...offer, usd_per_gpu_hour: usd, as_of: today(), current: true });
        }}
      />
    </td>
    <td>${priceDate(offer.as_of, voice)}</td>
    <td>
      ${
        origin === "catalog"
          ? nothing
          : html`<span class="prices-origin"
                >${origin === "own" ? prices.own : prices.changed}</span
              >
              <button
                type="button"
                class="link"
                aria-label=${undoOf(offer.provider, card)}
                @click=${() => {
                  actions.drop(offer.id);
                }}
              >
                ${undo}
              </button>`
      }
    </td>
  </tr>`;
}

/** What is rented: its name, where, and the host's processors and memory, as far as they are stated. */
function instanceOf(offer: Catalog["offers"][number], { words, numbers }: Voice): string {
  const { prices } = words;
  const host = [
    offer.vcpus > 0 ? prices.vcpus(numbers.whole(offer.vcpus)) : "",
    offer.ram_gb > 0 ? prices.ram(numbers.figure(offer.ram_gb)) : "",
  ];
  return [offer.instance, offer.region, ...host].filter(Boolean).join(" · ");
}

/** The day on which a visitor sets a price. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** The dollars that a field says in the currency shown; where it says none, the browser says why. */
export function priceIn(input: HTMLInputElement, { words, numbers }: Voice): number | undefined {
  const amount = parseNumber(input.value, "number");
  const usd = amount === undefined ? NaN : amount / numbers.perDollar;
  const [least, most] = PRICE_RANGE;
  const wrong = !(usd >= least && usd <= most);
  const inShown = (bound: number) => numbers.precise(bound * numbers.perDollar);
  input.setCustomValidity(wrong ? words.prices.badPrice(inShown(least), inShown(most)) : "");
  input.setAttribute("aria-invalid", wrong ? "true" : "false");
  if (wrong) input.reportValidity();
  return wrong ? undefined : usd;
}
