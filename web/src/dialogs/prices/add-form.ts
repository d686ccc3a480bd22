import { html, nothing, type TemplateResult } from "lit";
import type { Voice } from "../../i18n/voice.ts";
import { COUNT_RANGE, type BookOffer } from "../../state/price-book.ts";
import { named } from "../../parts/combo-box/filter.ts";
import { periods, perCardHour, unreadProviders, type Period } from "../../state/typed-price.ts";
import { priceIn, today } from "./price-table.ts";

/** Adds a price of one's own for a card. */
export function addForm(
  gpu: string,
  voice: Voice,
  add: (offer: Omit<BookOffer, "id">) => void,
): TemplateResult {
  const { words, numbers, catalog } = voice;
  const { prices } = words;
  const [, mostGpus] = COUNT_RANGE;
  const submit = (event: Event): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const price = form.elements.namedItem("price") as HTMLInputElement;
    const usd = priceIn(price, voice);
    if (usd === undefined) return;
    const said = new FormData(form);
    const text = (name: string) => {
      const value = said.get(name);
      return typeof value === "string" ? value.trim() : "";
    };
    const count = Number(text("count"));
    const per = periods.find((period) => period === text("per")) ?? "hour";
    const printed = {
      usd,
      per,
      cards: said.has("whole") ? count : 1,
      taxPercent: Number(text("tax")),
    };
    add({
      provider: text("provider") || words.ownPrice,
      gpu: text("gpu"),
      kind: per === "month" || per === "year" ? "reserved" : "on_demand",
      gpu_count: count,
      usd_per_gpu_hour: perCardHour(printed),
      as_of: text("date"),
      current: true,
    });
    form.reset();
  };
  const known = named(catalog.gpus, gpu)?.id;
  const providers = new Set([
    ...unreadProviders,
    ...catalog.offers.map(({ provider }) => provider),
  ]);
  const inYuan = numbers.sign === "¥";
  return html`<details class="prices-add">
    <summary>${prices.add}</summary>
    ${inYuan ? html`<p class="dialog-hint">${prices.noYuan}</p>` : nothing}
    <form @submit=${submit}>
      <label
        >${prices.of}
        <select name="gpu" class="control">
          ${catalog.gpus.map(
            ({ id, name }) => html`<option value=${id} ?selected=${id === known}>${name}</option>`,
          )}
        </select>
      </label>
      <label
        >${prices.provider}
        <input name="provider" class="dialog-line" maxlength="80" list="prices-providers"
      /></label>
      <datalist id="prices-providers">
        ${[...providers].map((provider) => html`<option value=${provider}></option>`)}
      </datalist>
      <label
        >${prices.printed(numbers.sign)}
        <input
          name="price"
          class="dialog-line"
          inputmode="decimal"
          autocomplete="off"
          @input=${(event: Event) => {
            (event.target as HTMLInputElement).setCustomValidity("");
          }}
      /></label>
      <label
        >${prices.together}
        <input
          name="count"
          class="dialog-line"
          type="number"
          min="1"
          max=${mostGpus}
          value="1"
          required
      /></label>
      <label
        >${prices.per}
        <select name="per" class="control">
          ${periods.map((per: Period) => html`<option value=${per}>${prices.periods[per]}</option>`)}
        </select>
      </label>
      <label class="prices-whole"><input name="whole" type="checkbox" /> ${prices.whole}</label>
      <label
        >${prices.tax}
        <input
          name="tax"
          class="dialog-line"
          type="number"
          min="0"
          max="30"
          step="any"
          value="0"
          required
      /></label>
      <label
        >${prices.date} <input name="date" class="dialog-line" type="date" .defaultValue=${today()}
      /></label>
      <button class="chip">${prices.adding}</button>
    </form>
  </details>`;
}
