import { scaleLinear, scaleLog, type ScaleContinuousNumeric } from "d3-scale";
import type { Axis, ChartPoint, ChartSpec } from "./spec.ts";

/** Room around the plot: values stand to its left and below it. */
export const margins = { top: 26, right: 16, bottom: 40, left: 58 };
/** Pixels between values of an axis, at least. */
const TICK_ROOM = { x: 78, y: 42 };
/** Width of a letter in the text of a label, and its height. */
const LETTER = { narrow: 6.6, capital: 7.8, wide: 12.5, height: 15 };
const GAP = 8;

export type Scale = ScaleContinuousNumeric<number, number>;

/** Where values lie on the picture. */
export interface Layout {
  readonly x: Scale;
  readonly y: Scale;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
}

/** A label that has found room. */
export interface PlacedLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "end" | "middle";
  readonly here: boolean;
}

/** Scales over all that is shown, for a picture of this size. */
export function layoutOf(spec: ChartSpec, width: number, height: number): Layout {
  const points = spec.series.flatMap(({ points }) => points);
  const rules = (axis: "x" | "y") =>
    (spec.rules ?? []).filter((rule) => rule.axis === axis).map(({ at }) => at);
  const xs = [...points.map(({ x }) => x), ...rules("x"), ...(spec.x.include ?? [])];
  const ys = [
    ...points.flatMap(({ y, from }) => [y, from ?? y]),
    ...rules("y"),
    ...(spec.y.include ?? []),
  ];
  const x = scaleOf(spec.x, xs, [margins.left, width - margins.right]);
  const y = scaleOf(spec.y, ys, [height - margins.bottom, margins.top]);
  const xTicks = spec.x.ticks ?? ticksOf(x, spec.x, (width - margins.left) / TICK_ROOM.x);
  const yTicks = spec.y.ticks ?? ticksOf(y, spec.y, (height - margins.bottom) / TICK_ROOM.y);
  return { x, y, xTicks, yTicks };
}

function scaleOf(
  { scale, tight = false }: Axis,
  values: readonly number[],
  range: [number, number],
): Scale {
  const known = values.filter(
    (value) => Number.isFinite(value) && (scale === "linear" || value > 0),
  );
  const [least, greatest] = [Math.min(...known), Math.max(...known)];
  if (scale === "log") {
    const [low, high] = least === greatest ? [least / 2, greatest * 2] : [least, greatest];
    const air = (high / low) ** 0.06;
    return scaleLog([low / air, high * air], range);
  }
  if (tight) {
    const air = (greatest - least) * 0.06 || 1;
    return scaleLinear([least - air, greatest + air], range);
  }
  const air = (greatest - Math.min(0, least)) * 0.06 || 1;
  return scaleLinear([Math.min(0, least), greatest + air], range);
}

/** Round values, no more than have room; on a logarithmic axis of few factors, those of a linear one. */
function ticksOf(scale: Scale, axis: Axis, room: number): number[] {
  const most = Math.max(2, Math.floor(room));
  const [low = 1, high = 1] = scale.domain();
  if (axis.scale === "linear") return scale.ticks(most);
  for (const steps of [[1, 2, 3, 5, 7], [1, 2, 5], [1, 3], [1]]) {
    const all = powers(low, high).flatMap((power) => steps.map((step) => step * power));
    const shown = all.filter((value) => value >= low && value <= high);
    if (shown.length <= most && shown.length >= 2) return shown;
    if (steps.length === 1 && shown.length > most) {
      return shown.filter((_, index) => index % Math.ceil(shown.length / most) === 0);
    }
  }
  return scaleLinear([low, high], [0, 1]).ticks(Math.min(most, 4));
}

function powers(low: number, high: number): number[] {
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  return Array.from({ length: last - first + 1 }, (_, index) => 10 ** (first + index));
}

const widthOf = (text: string): number =>
  Array.from(text, (letter) => {
    if (letter > "\u2e80") return LETTER.wide;
    return /[\dA-Z]/.test(letter) ? LETTER.capital : LETTER.narrow;
  }).reduce((sum, letter) => sum + letter, 0);

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Labels beside their points, the question's own first; what would cover another one is left out. */
export function placeLabels(spec: ChartSpec, { x, y }: Layout, width: number, height: number) {
  const named = spec.series
    .flatMap(({ points }) => points)
    .filter((point): point is ChartPoint & { label: string } => Boolean(point.label))
    .sort((a, b) => Number(b.here ?? false) - Number(a.here ?? false))
    .filter(
      (point, index, all) =>
        !all.slice(0, index).some((one) => one.label === point.label && one.x === point.x),
    );
  const taken: Box[] = spec.series
    .filter(({ kind }) => kind === "points")
    .flatMap(({ points }) => points)
    .map((point) => around(x(point.x), y(point.y), 5));
  const placed: PlacedLabel[] = [];
  for (const { label, here = false, ...point } of named) {
    const [left, top] = [x(point.x), y(point.y)];
    const size = widthOf(label) * (here ? 1.08 : 1);
    const places = [
      { x: left + GAP, y: top - GAP, anchor: "start" as const },
      { x: left - GAP, y: top - GAP, anchor: "end" as const },
      { x: left + GAP, y: top + GAP + LETTER.height / 2, anchor: "start" as const },
      { x: left - GAP, y: top + GAP + LETTER.height / 2, anchor: "end" as const },
    ];
    const free = places.find((place) => {
      const box = boxOf(place, size);
      const inside =
        box.left >= margins.left &&
        box.right <= width - 2 &&
        box.top >= 0 &&
        box.bottom <= height - margins.bottom;
      return inside && taken.every((other) => !overlap(box, other));
    });
    if (!free) continue;
    taken.push(boxOf(free, size));
    placed.push({ text: label, here, ...free });
  }
  return placed;
}

function boxOf({ x, y, anchor }: { x: number; y: number; anchor: string }, size: number): Box {
  const left = anchor === "end" ? x - size : x;
  return { left, right: left + size, top: y - LETTER.height + 2, bottom: y + 3 };
}

const around = (x: number, y: number, radius: number): Box => ({
  left: x - radius,
  right: x + radius,
  top: y - radius,
  bottom: y + radius,
});

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
