import { html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import type { DatedPrice } from "whichgpu/history";
import type { PriceHistoryWords } from "../../i18n/en/price-history.ts";
import type { Language } from "../../i18n/index.ts";
import { fetchPart } from "../../state/unreachable.ts";
import { chartFigure } from "../chart/figure.ts";
import type { ChartPoint } from "../chart/spec.ts";
import { SpokenElement } from "../later/spoken-element.ts";

type History = Readonly<Record<string, readonly DatedPrice[]>>;

/** Years since the start of our era, of a day or, where only the month is known, of its middle; undefined: neither is. */
export function yearsOf(date: string): number | undefined {
  const [year = 0, month, day = 15] = date.split("-").map(Number);
  if (month === undefined) return undefined;
  const [start, end] = [Date.UTC(year, 0), Date.UTC(year + 1, 0)];
  return year + (Date.UTC(year, month - 1, day) - start) / (end - start);
}

/** The month that such a number lies in. */
export function monthOf(years: number): string {
  const year = Math.floor(years);
  const month = Math.floor((years - year) * 12) + 1;
  return `${year}-${String(month).padStart(2, "0")}`;
}

/** What a card has cost to rent, by the days that prices were read; fetched when it is opened. */
export class PriceHistory extends SpokenElement<PriceHistoryWords> {
  static override properties: PropertyDeclarations = {
    ...SpokenElement.properties,
    gpu: { attribute: false },
    history: { state: true },
  };

  declare gpu: { readonly id: string; readonly name: string };
  declare private history: History | undefined;

  protected load(language: Language): Promise<PriceHistoryWords> {
    return language === "zh"
      ? import("../../i18n/zh/price-history.ts").then((words) => words.priceHistoryWordsZh)
      : import("../../i18n/en/price-history.ts").then((words) => words.priceHistoryWordsEn);
  }

  readonly #open = (event: Event): void => {
    if (this.history || !(event.target as HTMLDetailsElement).open) return;
    void fetchPart(() => import("whichgpu/history")).then((fetched) => {
      this.history = fetched?.default;
    });
  };

  protected override render(): TemplateResult | typeof nothing {
    if (!this.own) return nothing;
    return html`<details class="card panel" @toggle=${this.#open}>
      <summary>${this.own.title(this.gpu.name)}</summary>
      ${this.history ? this.#chart(this.history[this.gpu.id] ?? [], this.own) : nothing}
    </details>`;
  }

  #chart(prices: readonly DatedPrice[], own: PriceHistoryWords): TemplateResult {
    const { words, numbers } = this.voice;
    const dated = prices.flatMap((price) => {
      const x = yearsOf(price.as_of);
      return x === undefined ? [] : [{ price, x }];
    });
    const [first, last] = [dated[0], dated.at(-1)];
    if (!first || !last) return html`<p>${own.none}</p>`;
    const point = ({ price, x }: { price: DatedPrice; x: number }): ChartPoint => ({
      x,
      y: price.usd_per_gpu_hour * numbers.perDollar,
      name: `${price.as_of} · ${price.provider} · ${numbers.price(price.usd_per_gpu_hour)}`,
    });
    const kinds = [...new Set(dated.map(({ price }) => price.kind))];
    return html`<p>${own.about}</p>
      ${chartFigure(
        {
          file: `prices-${this.gpu.id}`,
          summary: own.summary(this.gpu.name, dated.length, first.price.as_of, last.price.as_of),
          x: { label: own.day, scale: "linear", text: monthOf, tight: true },
          y: {
            label: words.planTab.dollarsHour(numbers.sign),
            scale: "linear",
            text: numbers.figure,
            include: [0],
          },
          series: kinds.map((kind, color) => ({
            name: words.offerKinds[kind] ?? kind,
            kind: "points" as const,
            color,
            points: dated.filter(({ price }) => price.kind === kind).map(point),
          })),
        },
        this.voice,
      )}`;
  }
}

customElements.define("whichgpu-price-history", PriceHistory);
