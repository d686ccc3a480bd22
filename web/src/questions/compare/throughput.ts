import type { Report } from "whichgpu";
import type { CompareWords } from "../../i18n/en/compare.ts";
import type { Voice } from "../../i18n/voice.ts";
import type { ChartRule, ChartSpec, Series } from "../../parts/chart/spec.ts";
import { perCard } from "./columns.ts";

/** Users for which a configuration is asked. */
export const userStops: readonly number[] = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];

/** As many lines as have colors. */
export const MOST_LINES = 6;

/** A configuration with several numbers of users. */
export interface Sweep {
  readonly report: Report;
  readonly sweep: readonly Report[];
}

/** Throughput of a card against the speed of each user, with the limit and where the question stands. */
export function throughputChart(
  sweeps: readonly Sweep[],
  limitMs: number | undefined,
  words: CompareWords,
  { numbers, words: all }: Voice,
): ChartSpec {
  const name = ({ configuration: now }: Report) => `${String(now.gpu_count)} × ${now.gpu.name}`;
  const place = (report: Report, here = false) => {
    const { speed, configuration } = report;
    const each = speed?.tokens_per_second_per_user ?? 0;
    const users = all.usersOf(numbers.whole(configuration.concurrency));
    return {
      x: each,
      y: perCard(report) ?? 0,
      name: users,
      ...(here && { here, label: `${name(report)}, ${users}` }),
    };
  };
  const series = sweeps.map(({ report, sweep }, color): Series => {
    // Beyond what runs at once, more users only wait.
    const running = sweep.filter(
      ({ speed, configuration }) => (speed?.running_requests ?? 0) >= configuration.concurrency,
    );
    const points = [
      ...running.map((one) => place(one)),
      ...(color === 0 && report.speed ? [place(report, true)] : []),
    ].sort((a, b) => b.x - a.x);
    const last = points.at(-1);
    return {
      name: name(report),
      kind: "line",
      color,
      points: points.map((point) =>
        point === last && color > 0 ? { ...point, label: report.configuration.gpu.name } : point,
      ),
    };
  });
  const rules: ChartRule[] =
    limitMs === undefined
      ? []
      : [{ axis: "x", at: 1000 / limitMs, label: words.limit(numbers.figure(1000 / limitMs)) }];
  const [first] = sweeps;
  return {
    file: "throughput",
    summary: first
      ? words.chartSummary(name(first.report), numbers.figure(perCard(first.report) ?? 0))
      : words.chart,
    x: { label: words.each, scale: "log", text: numbers.figure },
    y: { label: words.perCard, scale: "log", text: numbers.figure },
    series: series.filter(({ points }) => points.length > 1),
    rules,
  };
}
