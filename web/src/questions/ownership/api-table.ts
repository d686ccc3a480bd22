import { html, type TemplateResult } from "lit";
import type { OwnReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";

type Api = NonNullable<OwnReport["api"]>;

/** An API's bill for what the cards yield in the hours used, against every way of having the cards. */
export function apiTable(
  api: Api,
  { configuration: now }: OwnReport,
  voice: Voice,
): TemplateResult {
  const { words, numbers } = voice;
  const { rentOrBuyTab: say } = words;
  const { usd_per_month: bill, capacity_million_tokens: capacity } = api;
  const best = api.against.reduce((a, b) => (b.usd_per_month < a.usd_per_month ? b : a));
  const name = (terms: string) =>
    terms === "buy" ? say.buyTitle : (words.offerKinds[terms] ?? terms);
  const from = (way: Api["against"][number]) => {
    const { break_even_utilization: share } = way;
    if (share !== null) return say.useShare(numbers.percent(share));
    if (bill === null || way.terms === "buy" || way.terms === "reserved") return say.noUse;
    return way.usd_per_month < bill ? say.anyUse : say.noUse;
  };
  return html`<section class="card panel">
    <h2>${say.apiAgainst}</h2>
    ${
      bill === null || capacity === null
        ? html`<p>${say.apiUnknown}</p>`
        : html`<p>
              ${say.apiSays(
                numbers.amount(capacity * 1e6),
                numbers.sum(bill),
                name(best.terms),
                numbers.sum(best.usd_per_month),
              )}
            </p>
            <div class="table-scroll" tabindex="0" role="region" aria-label=${say.apiAgainst}>
              <table class="comparison in-sight against-api">
                <thead>
                  <tr>
                    <th scope="col">${say.apiWay}</th>
                    <th scope="col">${say.million}</th>
                    <th scope="col">${say.month}</th>
                    <th scope="col">${say.total(numbers.whole(now.months))}</th>
                    <th scope="col">${say.cheaperFrom}</th>
                  </tr>
                </thead>
                <tbody>
                  <tr>
                    <th scope="row">API</th>
                    <td>${numbers.price(api.usd_per_million_tokens)}</td>
                    <td>${numbers.sum(bill)}</td>
                    <td>${numbers.sum(bill * now.months)}</td>
                    <td>–</td>
                  </tr>
                  ${api.against.map(
                    (way) =>
                      html`<tr>
                        <th scope="row">${name(way.terms)}</th>
                        <td>${numbers.price(way.usd_per_million_tokens ?? 0)}</td>
                        <td>${numbers.sum(way.usd_per_month)}</td>
                        <td>${numbers.sum(way.usd_total)}</td>
                        <td>${from(way)}</td>
                      </tr>`,
                  )}
                </tbody>
              </table>
            </div>`
    }
  </section>`;
}
