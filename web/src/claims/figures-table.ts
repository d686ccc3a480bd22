import { html, nothing, type TemplateResult } from "lit";
import { textIn, type Claim, type Figure } from "./claim.ts";
import { offersOf, type EvaluatedFigure } from "./evaluate.ts";
import type { ClaimVoice } from "./words.ts";

/** The figures of a claim as computed now, beside what the article says of them. */
export function figuresTable(
  claim: Claim,
  figures: readonly EvaluatedFigure[],
  voice: ClaimVoice,
): TemplateResult {
  const { claims } = voice;
  const { language } = voice.words;
  const { columns } = claims;
  return html`<div
    class="table-scroll"
    tabindex="0"
    role="region"
    aria-label=${textIn(claim.quote, language)}
  >
    <table class="claim-figures">
      <thead>
        <tr>
          <th scope="col">${columns.figure}</th>
          <th scope="col">${columns.value}</th>
          <th scope="col">${columns.said}</th>
        </tr>
      </thead>
      <tbody>
        ${figures.map(
          ({ figure, value, holds }) =>
            html`<tr>
              <th scope="row">${textIn(figure.label, language)}</th>
              <td>
                ${value === undefined ? claims.none : amount(value, figure, voice)}
                ${offersOf(figure, voice.catalog).map(
                  ({ provider, as_of }) =>
                    html`<small class="claim-offer">${provider}, ${as_of}</small>`,
                )}
              </td>
              <td>
                ${figure.said ? said(figure.said, figure, voice) : nothing}
                ${
                  holds === undefined
                    ? nothing
                    : html`<span class="claim-holds" data-holds=${holds}
                        >${holds ? claims.holds : claims.fails}</span
                      >`
                }
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function amount(value: number, { unit }: Figure, { claims, numbers }: ClaimVoice): string {
  if (unit === "yes or no") return value === 0 ? claims.no : claims.yes;
  if (unit === "year") return String(value);
  const named = claims.units[unit] ?? unit;
  return `${unit === "count" ? numbers.whole(value) : numbers.figure(value)} ${named}`.trim();
}

function said(
  { low, high }: NonNullable<Figure["said"]>,
  figure: Figure,
  voice: ClaimVoice,
): string {
  const { claims } = voice;
  const shown = (bound: number) => amount(bound, figure, voice);
  if (low !== undefined && high !== undefined)
    return low === high ? shown(low) : claims.between(shown(low), shown(high));
  if (low !== undefined) return claims.atLeast(shown(low));
  return high === undefined ? "" : claims.atMost(shown(high));
}
