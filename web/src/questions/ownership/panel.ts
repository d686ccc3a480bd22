import { html, nothing, type TemplateResult } from "lit";
import type { OwnReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { hasPriceHistory } from "../../built.ts";
import { later } from "../../parts/later/later.ts";
import type { Panel } from "../panel.ts";
import { priceFact } from "../../parts/tiles/hourly.ts";
import { explaining } from "../../parts/facts/explaining.ts";
import { emptyTile, tile } from "../../parts/tiles/tiles.ts";
import type { Fact } from "../../parts/facts/facts.ts";
import { apiTable } from "./api-table.ts";
import { monthsOf } from "./card.ts";
import { mainRent } from "./rents.ts";
import { spendingChart } from "./chart.ts";
import { ownershipInputs } from "./inputs.ts";
import "../../parts/comparison/comparison.css";
import "./style.css";

/** Renting against buying the same cards, and both against an API. */
export const ownershipPanel: Panel<"own"> = {
  inputs: ownershipInputs,
  details({ report }, _, voice): TemplateResult {
    const { rentOrBuyTab: say } = voice.words;
    return html`
      <div class="tiles">
        ${buyTile(report, voice)} ${rentTile(report, voice)} ${apiTile(report, voice)}
      </div>
      <section class="card panel">
        <h2>${say.chart}</h2>
        ${spendingChart(report, voice)} ${report.rent.length > 0 ? rents(report, voice) : nothing}
      </section>
      ${report.api ? apiTable(report.api, report, voice) : nothing} ${history(report, voice)}
    `;
  },
};

/** What the card has cost to rent, where that lies beside the page. */
function history({ configuration: { gpu } }: OwnReport, voice: Voice) {
  if (!hasPriceHistory || gpu.id === "") return nothing;
  return html`<whichgpu-price-history
    ${later(() => import("../../parts/price-history/price-history.ts"))}
    .voice=${voice}
    .gpu=${gpu}
  ></whichgpu-price-history>`;
}

function buyTile(report: OwnReport, voice: Voice): TemplateResult {
  const { buy, configuration: now, purchase } = report;
  const { words, numbers } = voice;
  const { rentOrBuyTab: say } = words;
  const { kg_co2_per_month: carbon } = buy;
  const facts: Fact[] = [
    {
      name: words.rentOrBuy.hardware,
      value: numbers.sum(buy.hardware_usd),
      explain: explaining("hardware_usd", report, voice),
    },
    ...(purchase ? [{ name: say.conditions[purchase.condition], value: purchase.as_of }] : []),
    {
      name: say.monthAll(numbers.whole(now.months)),
      value: numbers.sum(buy.usd_per_month),
      explain: explaining("own_usd_per_month", report, voice),
    },
    {
      name: say.energy,
      value: numbers.sum(buy.energy_usd_per_month),
      range: `${numbers.figure(buy.kwh_per_month)} kWh`,
      explain: explaining("energy_usd_per_month", report, voice),
    },
    ...(buy.hosting_usd_per_month > 0
      ? [
          {
            name: say.hosting,
            value: numbers.sum(buy.hosting_usd_per_month),
            explain: explaining("hosting_usd_per_month", report, voice),
          },
        ]
      : []),
    ...(carbon === null ? [] : [{ name: say.carbon, value: `${numbers.figure(carbon)} kg` }]),
  ];
  const hour = numbers.price(buy.usd_per_used_hour);
  return tile(
    say.buyTitle,
    hour,
    say.usedHour,
    facts,
    explaining("usd_per_used_hour", report, voice),
  );
}

function rentTile(report: OwnReport, voice: Voice): TemplateResult {
  const { words, numbers } = voice;
  const { rentOrBuyTab: say } = words;
  const rent = mainRent(report);
  if (!rent) return emptyTile(say.rentTitle, words.costs.none);
  return tile(say.rentTitle, numbers.price(rent.usd_per_hour), words.cost.hour, [
    {
      name: say.month,
      value: numbers.sum(rent.usd_per_month),
      explain: explaining("rent_usd_per_month", report, voice),
    },
    {
      name: words.rentOrBuy.breakEven,
      value: monthsOf(rent.break_even_month, voice),
      ...(rent.break_even_month !== null && {
        explain: explaining("break_even_month", report, voice),
      }),
    },
    priceFact(rent.offer, voice),
  ]);
}

function apiTile(report: OwnReport, voice: Voice): TemplateResult {
  const { api } = report;
  const { words, numbers } = voice;
  const { rentOrBuyTab: say } = words;
  if (!api) return emptyTile(say.apiTitle, say.noApi);
  const tokens = (millions: number) => numbers.amount(millions * 1e6);
  const { break_even_million_tokens_renting: renting, capacity_million_tokens: capacity } = api;
  const facts: Fact[] = [
    ...(api.input_per_output_tokens !== null
      ? [{ name: say.apiAnswered, value: numbers.price(api.usd_per_million_tokens) }]
      : []),
    ...(renting === null
      ? []
      : [
          {
            name: say.apiRenting,
            value: tokens(renting),
            explain: explaining("api_renting_million_tokens", report, voice),
          },
        ]),
    { name: say.capacity, value: capacity === null ? say.unknown : tokens(capacity) },
  ];
  return tile(
    say.apiTitle,
    tokens(api.break_even_million_tokens_buying),
    say.tokensMonth,
    facts,
    explaining("api_buying_million_tokens", report, voice),
  );
}

/** Every kind of rent, and when buying has paid for itself against it. */
function rents({ rent }: OwnReport, voice: Voice): TemplateResult {
  const { words, numbers } = voice;
  const { rentOrBuyTab: say } = words;
  return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${say.chart}>
    <table class="comparison in-sight">
      <thead>
        <tr>
          <th scope="col">${say.rented}</th>
          <th scope="col">${words.planTab.dollarsHour(numbers.sign)}</th>
          <th scope="col">${say.month}</th>
          <th scope="col">${words.rentOrBuy.breakEven}</th>
          <th scope="col">${words.cost.price}</th>
        </tr>
      </thead>
      <tbody>
        ${rent.map((one) => {
          const from = priceFact(one.offer, voice);
          return html`<tr>
            <th scope="row">${words.offerKinds[one.terms] ?? one.terms}</th>
            <td>${numbers.price(one.usd_per_hour)}</td>
            <td>${numbers.sum(one.usd_per_month)}</td>
            <td>${monthsOf(one.break_even_month, voice)}</td>
            <td>${one.offer?.provider ?? nothing} ${from.value}</td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}
