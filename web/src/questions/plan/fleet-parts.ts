import { html, nothing, type TemplateResult } from "lit";
import type { FleetBuying, FleetReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { factList, type Fact } from "../../parts/facts/facts.ts";
import { missing, type Column } from "../../parts/comparison/comparison.ts";
import { cardsOf } from "./names.ts";
import type { Open } from "./tile-shell.ts";
import { badge } from "../../parts/verdict/verdict.ts";
import "./fleet.css";

interface Group {
  readonly gpu: { readonly name: string };
  readonly gpu_count: number;
  readonly meets: boolean;
  readonly limit: keyof Voice["words"]["fleet"]["limits"];
  readonly shortfall_bytes: number;
}

/** One kind of the visitor's cards: enough or not, why not, and what they do. */
export function groupPart(
  group: Group,
  how: readonly string[],
  facts: readonly Fact[],
  configuration: { readonly request: object } | null,
  voice: Voice,
  open: Open,
): TemplateResult {
  const { words, numbers } = voice;
  const { fleet } = words;
  const cards = cardsOf(group.gpu_count, group.gpu.name);
  const short = group.shortfall_bytes > 0;
  return html`<div class="fleet-group">
    ${badge(group.meets ? "fits" : "does_not_fit", group.meets ? fleet.meets(cards) : fleet.short(cards))}
    ${
      group.meets
        ? nothing
        : html`<p>
            ${short ? fleet.shortOf(numbers.gb(group.shortfall_bytes)) : fleet.limits[group.limit]}
          </p>`
    }
    ${how.length > 0 ? html`<p class="plan-formats">${how.join(" · ")}</p>` : nothing}
    ${factList(facts)}
    ${
      configuration
        ? html`<button
            type="button"
            class="chip"
            aria-label=${fleet.opens(cards)}
            @click=${() => {
              open(configuration.request);
            }}
          >
            ${fleet.open}
          </button>`
        : nothing
    }
  </div>`;
}

interface Fewest {
  readonly added_gpus: number;
  readonly added_purchase_usd: number | null;
}

/** How many of the same card the need takes: fewer than there are, all, more, or no number at all. */
export function fewestText(
  { gpu, gpu_count: count }: Group,
  fewest: (Fewest & { readonly needed: number; readonly rent: string | undefined }) | undefined,
  { words, numbers }: Voice,
): string {
  const { fleet } = words;
  if (!fewest) return fleet.noNumber(gpu.name);
  const { added_gpus: added, added_purchase_usd: price, needed } = fewest;
  const cards = cardsOf(needed, gpu.name);
  if (added > 0) {
    const buy = price === null ? "" : fleet.orBuy(numbers.sum(price));
    return fleet.add(numbers.whole(added), cards, fewest.rent ?? fleet.unknownRent) + buy;
  }
  return needed === count ? fleet.keepAll(cards) : fleet.keep(cards, numbers.whole(count - needed));
}

/** What the visitor's cards are reckoned with. */
export function sunkText({ assumptions }: FleetReport, { words, numbers }: Voice): string {
  return words.fleet.sunk(
    numbers.dollars(assumptions.electricity_usd_per_kwh),
    numbers.figure(assumptions.pue),
    numbers.percent(assumptions.host_share_of_wall),
  );
}

/** What buying the cards of a move comes to, and when it pays. */
export function buyingColumns<M extends { readonly buying: FleetBuying | null }>({
  words,
  numbers,
}: Voice): Column<M>[] {
  const { fleet } = words;
  const months = (value: number | null | undefined) =>
    value === undefined
      ? missing
      : value === null
        ? fleet.never
        : fleet.months(numbers.figure(value));
  return [
    {
      title: fleet.buy,
      cell: ({ buying }) => (buying ? numbers.sum(buying.hardware_usd) : missing),
    },
    { title: fleet.pays, cell: ({ buying }) => months(buying?.months_to_rent) },
    { title: fleet.paysToday, cell: ({ buying }) => months(buying?.months_to_spend) },
  ];
}
