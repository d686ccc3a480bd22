import { html, svg, type TemplateResult } from "lit";
import type { Voice } from "../../i18n/voice.ts";
import "../bar/bar.css";
import "./time-bar.css";

/** A share of a time. */
export interface TimePart {
  readonly id: string;
  readonly seconds: number;
}

/** Below this share a part is not drawn. */
const LEAST_SHARE = 0.002;

/** What a time is spent on, from left to right. */
export function timeBar(
  parts: readonly TimePart[],
  names: Readonly<Record<string, string>>,
  { numbers }: Voice,
): TemplateResult {
  const total = parts.reduce((sum, { seconds }) => sum + seconds, 0);
  let from = 0;
  const shares = parts
    .filter(({ seconds }) => seconds > LEAST_SHARE * total)
    .map(({ id, seconds }, index) => {
      const share = { id, share: seconds / total, from, color: `time-${index % 8}` };
      from += seconds / total;
      return share;
    });
  const percent = (share: number) => `${(share * 100).toFixed(3)}%`;
  return html`<div class="bar time-bar">
      <svg class="bar-fill" width="100%" height="20" aria-hidden="true">
        ${shares.map(
          ({ share, from: x, color }) => svg`<rect class=${color} height="20"
            x=${percent(x)} width=${percent(share)}></rect>`,
        )}
      </svg>
    </div>
    <ul class="bar-key">
      ${shares.map(
        ({ id, share, color }) =>
          html`<li>
            <svg class="bar-swatch" width="12" height="12" aria-hidden="true">
              <rect class=${color} width="12" height="12"></rect>
            </svg>
            ${names[id] ?? id.replaceAll("_", " ")} <b>${numbers.percent(share)}</b>
          </li>`,
      )}
    </ul>`;
}
