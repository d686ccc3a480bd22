import type { Catalog } from "whichgpu";
import type { Compared } from "whichgpu/accuracy";

/** What the worker answers first. */
export interface Worked {
  readonly catalog: Catalog;
  readonly points: readonly Compared[];
}

/** … and what it answers then: the points that take it longer. */
export interface WorkedLater {
  readonly later: readonly Compared[];
}

/** What points can be put together by. */
export const groupings = ["gpu", "model", "engine", "source"] as const;
export type Grouping = (typeof groupings)[number];

/** Points of one kind: their number, their errors as shares of one, and how many lie within the range given. */
export interface Summary {
  readonly points: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
  /** Median of the errors without their sign. */
  readonly off: number;
  /** Points with a range, and those of them that lie within. */
  readonly ranged: number;
  readonly within: number;
}

/** Estimated over measured, less one. */
export const errorOf = ({ estimated, measured }: Compared): number => estimated / measured - 1;

/** How far off, whichever way: 0.5 and 2 times are equally far. */
export const distanceOf = ({ estimated, measured }: Compared): number =>
  Math.abs(Math.log(estimated / measured));

/** Whether the measurement lies within the range given; undefined: none is. */
export const isWithin = ({ measured, range }: Compared): boolean | undefined =>
  range && measured >= range[0] && measured <= range[1];

export const groupOf = (point: Compared, by: Grouping): string =>
  by === "source" ? point.source.cite : point[by];

/** Quantiles by nearest rank. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.round(share * (sorted.length - 1))] ?? NaN;
}

const ascending = (values: number[]): number[] => values.sort((a, b) => a - b);

/** The summary of points, of which there is at least one. */
export function summaryOf(points: readonly Compared[]): Summary {
  const errors = ascending(points.map(errorOf));
  const off = ascending(errors.map(Math.abs));
  const within = points.map(isWithin).filter((one) => one !== undefined);
  return {
    points: points.length,
    low: quantile(errors, 0.1),
    median: quantile(errors, 0.5),
    high: quantile(errors, 0.9),
    off: quantile(off, 0.5),
    ranged: within.length,
    within: within.filter(Boolean).length,
  };
}

/** What was measured, with its unit: figures of one kind can stand on one axis. */
export const kindOf = ({ metric, unit }: Compared): string => `${metric}|${unit}`;

/** What the page opens with: what users wait for most. */
export const OPENING_KIND = "served TPOT|ms";

/** Points by what `key` says of them, the largest group first. */
export function grouped(
  points: readonly Compared[],
  key: (point: Compared) => string,
): [key: string, points: Compared[]][] {
  const groups = new Map<string, Compared[]>();
  for (const point of points) {
    const name = key(point);
    const group = groups.get(name);
    if (group) group.push(point);
    else groups.set(name, [point]);
  }
  return [...groups].sort((a, b) => b[1].length - a[1].length);
}

/** The points that are farthest off, the farthest first. */
export const worstOf = (points: readonly Compared[], most: number): Compared[] =>
  [...points].sort((a, b) => distanceOf(b) - distanceOf(a)).slice(0, most);
