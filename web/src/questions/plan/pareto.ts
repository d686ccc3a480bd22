import { svg, type TemplateResult } from "lit";
import type { Voice } from "../../i18n/voice.ts";
import { percent, plot, point } from "../../parts/plot/plot.ts";
import "./style.css";

/** Room around the outermost points, as a share of the plot. */
const MARGIN = 0.08;
/** As many prices as have room under the plot on a phone. */
const MOST_TICKS = 6;

/** What something costs, and how long it takes. */
export interface Place {
  readonly usd: number;
  readonly seconds: number;
}

/** A place with a name. */
export interface NamedPlace extends Place {
  readonly label: string;
}

/** What the axes are; `summary` says where the front begins and ends. */
export interface ParetoWords {
  readonly axis: string;
  readonly summary: (
    count: number,
    cheap: string,
    slow: string,
    dear: string,
    fast: string,
  ) => string;
}

/** The front of price against time on logarithmic axes, by rising price, and the plans by name. */
export function paretoChart(
  points: readonly Place[],
  plans: readonly NamedPlace[],
  words: ParetoWords,
  voice: Voice,
): TemplateResult {
  const { numbers } = voice;
  const front = points.filter(hasPrice);
  const named = plans.filter(hasPrice);
  const text = summary(front, words, voice);
  const all = [...front, ...named];
  const x = scale(all.map(({ usd }) => usd));
  const y = scale(all.map(({ seconds }) => seconds));
  const at = ({ usd, seconds }: Place) => ({ left: x(usd), top: 100 - y(seconds) });
  const line = front.map(at).map(({ left, top }) => point(left, top));
  return plot({
    summary: text,
    shapes: svg`<polyline class="plot-line" points=${line.join(" ")}></polyline>`,
    marks: [
      ...front
        .map(at)
        .map(
          ({ left, top }) =>
            svg`<circle class="front-point" r="3" cx=${percent(left)} cy=${percent(top)}></circle>`,
        ),
      ...named.map((plan) => {
        const { left, top } = at(plan);
        const end = left > 60;
        return svg`<circle class="plot-here" r="5" cx=${percent(left)} cy=${percent(top)}></circle>
          <text class="plot-here-text" x=${percent(left)} y=${percent(top)}
            dx=${end ? -2 : 8} dy="-9" text-anchor=${end ? "end" : "start"}>${plan.label}</text>`;
      }),
    ],
    ticks: ticks(all.map(({ usd }) => usd)).map((usd) => ({ at: x(usd), text: numbers.sum(usd) })),
    caption: `${text} ${words.axis}`,
  });
}

/** What costs nothing has no place on an axis of factors. */
const hasPrice = ({ usd }: Place): boolean => usd > 0;

/** The two ends of the front in words. */
function summary(front: readonly Place[], words: ParetoWords, { numbers }: Voice): string {
  const [first, last] = [front[0], front.at(-1)];
  if (!first || !last) return "";
  const text = ({ usd, seconds }: Place) =>
    [numbers.sum(usd), numbers.duration(seconds * 1000)] as const;
  return words.summary(front.length, ...text(first), ...text(last));
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
