import type { ChartPoint, ChartSpec, Series } from "../parts/chart/spec.ts";
import type { Compared } from "whichgpu/accuracy";
import type { Names } from "./names.ts";
import type { AccuracyState } from "./page.ts";
import { grouped, kindOf, summaryOf } from "./points.ts";

/** Colors of the bases, of those that the chart has. */
const colors: Readonly<Record<string, number>> = {
  calibrated: 0,
  transferred: 1,
  extrapolated: 3,
  "never fitted": 2,
};
const LINE_COLOR = 4;

/** Estimated against measured: what lies on the line was estimated as measured. */
export function scatter(
  points: readonly Compared[],
  { words, voice }: AccuracyState,
  names: Names,
): ChartSpec {
  const { numbers } = voice;
  const [first] = points;
  const unit = first?.unit ?? "ms";
  const text = unit === "ms" ? numbers.duration : numbers.figure;
  const ends = points.flatMap(({ estimated, measured }) => [estimated, measured]);
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const end = (at: number): ChartPoint => ({ x: at, y: at, name: words.equal });
  const axis = (said: string) => ({
    label: unit === "ms" ? said : `${said}, ${unit}`,
    scale: "log" as const,
    text,
  });
  const bases = grouped(points, ({ basis }) => basis);
  const series = bases.map(([basis, own]): Series => ({
    name: words.bases[basis] ?? basis,
    kind: "points",
    color: colors[basis] ?? 0,
    points: own.map((point) => ({
      x: point.measured,
      y: point.estimated,
      name: names.point(point),
    })),
  }));
  const { off } = summaryOf(points);
  return {
    file: `whichgpu-accuracy-${first ? kindOf(first).replaceAll(/[^a-z]+/gi, "-") : ""}`,
    summary: words.scatterSummary(
      numbers.whole(points.length),
      numbers.percent(Number(off.toFixed(3))),
    ),
    x: axis(words.measured),
    y: axis(words.estimated),
    series: [
      { name: words.equal, kind: "line", color: LINE_COLOR, points: [end(least), end(most)] },
      ...series,
    ],
  };
}
