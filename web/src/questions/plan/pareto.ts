import type { TemplateResult } from "lit";
import type { Voice } from "../../i18n/voice.ts";
import { chartFigure } from "../../parts/chart/figure.ts";

/** What something costs, how long it takes, and what it is. */
export interface Place {
  readonly usd: number;
  readonly seconds: number;
  readonly cards: string;
}

/** A place that a planner has a name for. */
export interface NamedPlace extends Place {
  readonly label: string;
}

/** What the axes are; `summary` says where the front begins and ends. */
export interface ParetoWords {
  readonly price: string;
  readonly time: string;
  readonly front: string;
  readonly plans: string;
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
  const at = ({ usd, seconds, cards }: Place) => ({
    x: usd * numbers.perDollar,
    y: seconds,
    name: cards,
  });
  return chartFigure(
    {
      file: "price-and-time",
      summary: summary(front, words, voice),
      x: {
        label: words.price,
        scale: "log",
        text: (shown) => numbers.sum(shown / numbers.perDollar),
      },
      y: {
        label: words.time,
        scale: "log",
        text: (seconds) => numbers.duration(seconds * 1000),
      },
      series: [
        { name: words.front, kind: "line", color: 1, points: front.map(at) },
        {
          name: words.plans,
          kind: "points",
          color: 1,
          points: plans.filter(hasPrice).map((plan) => ({
            ...at(plan),
            label: `${plan.label}: ${plan.cards}`,
            here: true,
          })),
        },
      ],
    },
    voice,
  );
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
