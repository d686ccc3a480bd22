import { html, svg, type TemplateResult } from "lit";
import type { PlanReport } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { labelsOf } from "./card.ts";

/** Room around the outermost points, as a share of the plot. */
const MARGIN = 0.08;
/** As many prices as have room under the plot on a phone. */
const MOST_TICKS = 6;

/** Price and time of a whole answer. */
interface Place {
  readonly usd: number;
  readonly seconds: number;
}

/** The front of price against the time of a whole answer, on logarithmic axes, and the plans by name. */
export function paretoChart({ pareto, plans }: PlanReport, voice: Voice): TemplateResult {
  const { numbers, words } = voice;
  const front = pareto
    .map(({ usd_per_hour: usd, request_seconds: seconds }): Place => ({ usd, seconds }))
    .filter(hasPrice);
  const named = plans
    .map((plan) => ({ label: labelsOf(plan.labels, voice), ...placeOf(plan) }))
    .filter(hasPrice);
  const all = [...front, ...named];
  const x = scale(all.map(({ usd }) => usd));
  const y = scale(all.map(({ seconds }) => seconds));
  const at = ({ usd, seconds }: Place) => ({ left: x(usd), top: 100 - y(seconds) });
  const percent = (value: number) => `${value.toFixed(2)}%`;
  const line = front.map(at).map(({ left, top }) => `${left.toFixed(2)},${top.toFixed(2)}`);
  return html`<figure class="curve">
    <svg class="curve-plot" width="100%" role="img" aria-label=${summary(front, voice)}>
      <svg
        class="curve-inner"
        viewBox="0 0 100 100"
        width="100%"
        height="100%"
        preserveAspectRatio="none"
      >
        <polyline class="curve-line" points=${line.join(" ")}></polyline>
      </svg>
      <line class="curve-axis" x1="0" x2="100%" y1="100%" y2="100%"></line>
      ${front
        .map(at)
        .map(
          ({ left, top }) =>
            svg`<circle class="front-point" r="3" cx=${percent(left)} cy=${percent(top)}></circle>`,
        )}
      ${named.map((plan) => {
        const { left, top } = at(plan);
        const end = left > 60;
        return svg`<circle class="curve-here" r="5" cx=${percent(left)} cy=${percent(top)}></circle>
          <text class="curve-here-text" x=${percent(left)} y=${percent(top)}
            dx=${end ? -2 : 8} dy="-9" text-anchor=${end ? "end" : "start"}>${plan.label}</text>`;
      })}
    </svg>
    <svg class="curve-ticks" width="100%" height="18" aria-hidden="true">
      ${ticks(all.map(({ usd }) => usd)).map(
        (usd) => svg`<text x=${percent(x(usd))} y="14" text-anchor="middle"
          >$${numbers.figure(usd)}</text>`,
      )}
    </svg>
    <figcaption class="fine">${summary(front, voice)} ${words.planTab.paretoAxis}</figcaption>
  </figure>`;
}

/** What costs nothing has no place on an axis of factors. */
const hasPrice = ({ usd }: Place): boolean => usd > 0;

/** Where a plan stands: an answer takes its first token and then the others, one by one. */
function placeOf({ estimate: { cost, speed, configuration } }: PlanReport["plans"][number]): Place {
  const milliseconds = speed
    ? speed.ttft_ms + (configuration.output_tokens - 1) * speed.tpot_ms
    : 0;
  return { usd: cost?.usd_per_hour ?? 0, seconds: milliseconds / 1000 };
}

/** The two ends of the front in words. */
function summary(front: readonly Place[], { words, numbers }: Voice): string {
  const [first, last] = [front[0], front.at(-1)];
  if (!first || !last) return "";
  const text = ({ usd, seconds }: Place) =>
    [numbers.price(usd), numbers.duration(seconds * 1000)] as const;
  return words.planTab.paretoSummary(front.length, ...text(first), ...text(last));
}

/** Where a value stands between the least and the most of `values`, in percent, by factors. */
function scale(values: readonly number[]): (value: number) => number {
  const logs = values.map(Math.log);
  const [least, most] = [Math.min(...logs), Math.max(...logs)];
  const span = most - least || 1;
  return (value) => (MARGIN + ((Math.log(value) - least) / span) * (1 - 2 * MARGIN)) * 100;
}

/** Round amounts between the least and the most of `values`: 1, 2 and 5 times a power of ten, or fewer. */
function ticks(values: readonly number[]): number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const found: number[] = [];
  for (let power = Math.floor(Math.log10(least)); 10 ** power <= most; power++) {
    found.push(...[1, 2, 5].map((digit) => digit * 10 ** power));
  }
  const inside = found.filter((value) => value >= least && value <= most);
  const stride = Math.ceil(inside.length / MOST_TICKS);
  return inside.filter((_, index) => index % stride === 0);
}
