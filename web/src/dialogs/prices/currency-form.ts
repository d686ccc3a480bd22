import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { currencies, publishedRate } from "../../format/money.ts";
import type { Voice } from "../../i18n/voice.ts";
import type { PriceBook } from "../../state/price-book.ts";
import { parseNumber } from "../../state/request.ts";

/** In which currency amounts are shown, and at which rate. */
export function currencyForm(
  book: PriceBook,
  { words, numbers }: Voice,
  change: (book: PriceBook) => void,
): TemplateResult {
  const { prices } = words;
  const { cnyPerUsd } = book;
  const currency = numbers.perDollar === 1 ? "USD" : "CNY";
  return html`<div class="field">
      <label for="prices-currency">${prices.currency}</label>
      <select
        id="prices-currency"
        class="control"
        @change=${(event: Event) => {
          const { value } = event.target as HTMLSelectElement;
          change({ ...book, currency: value === "CNY" ? "CNY" : "USD" });
        }}
      >
        ${currencies.map(
          (one) =>
            html`<option value=${one} .selected=${live(one === currency)}>
              ${prices.currencies[one]}
            </option>`,
        )}
      </select>
    </div>
    ${
      currency === "USD"
        ? nothing
        : html`<div class="field">
            <label for="prices-rate">${prices.rate}</label>
            <input
              id="prices-rate"
              class="control"
              type="text"
              inputmode="decimal"
              autocomplete="off"
              placeholder=${publishedRate.per_usd}
              aria-describedby="prices-rate-note"
              .value=${live(cnyPerUsd === undefined ? "" : String(cnyPerUsd))}
              @change=${(event: Event) => {
                const input = event.target as HTMLInputElement;
                const rate = parseNumber(input.value, "number");
                const wrong = input.value.trim() !== "" && !(rate !== undefined && rate > 0);
                input.setCustomValidity(wrong ? prices.badRate : "");
                input.setAttribute("aria-invalid", wrong ? "true" : "false");
                if (wrong) input.reportValidity();
                else change({ ...book, cnyPerUsd: rate });
              }}
            />
            <small id="prices-rate-note" class="field-note"
              >${
                cnyPerUsd === undefined ? prices.published(publishedRate.as_of) : prices.ownRate
              }</small
            >
          </div>`
    }`;
}
