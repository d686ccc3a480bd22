/** The printed errors worked out anew from published points beside their estimates. */
import { comparedPoints, type Carried, type PointClass } from "./compared.js";
import type { WhichGpu } from "./exports.js";

export * from "./compared.js";

/** Errors of the points of one class, predicted over measured less one, in percent, as data/accuracy.json has them. */
export interface Band extends PointClass {
  readonly points: number;
  readonly p10_percent: number;
  readonly median_percent: number;
  readonly p90_percent: number;
}

/** A class as it was printed, and as it comes out now; undefined: none of its points can be asked for. */
export interface Checked {
  readonly printed: Band;
  readonly found: Band | undefined;
  readonly same: boolean;
}

/** By so many percentage points two machines may differ in the last digits of a class. */
const ROUNDING = 0.2;
/** … and by so many where a rate lies between two numbers of users, which is a straight line here. */
const BETWEEN_USERS = 0.5;

const loads = ["benchmark", "burst", "steady", "offline", "static", "open"];

/** Every printed class of serving, from the points again. */
export function checkAccuracy(gpu: WhichGpu, carried: Carried): Checked[] {
  const errors = new Map<string, { of: PointClass; values: number[] }>();
  for (const one of comparedPoints(gpu, carried)) {
    const { load, metric, engine, basis, architecture } = one;
    const of = { load, metric, engine, basis, architecture };
    const list = errors.get(keyOf(of)) ?? { of, values: [] };
    list.values.push(100 * (one.estimated / one.measured - 1));
    errors.set(keyOf(of), list);
  }
  return carried.bands
    .filter(({ load }) => loads.includes(load))
    .map((printed) => {
      const list = errors.get(keyOf(printed));
      const found = list && { ...list.of, ...figures(list.values) };
      return { printed, found, same: found !== undefined && agrees(printed, found) };
    });
}

type Figures = Pick<Band, "points" | "p10_percent" | "median_percent" | "p90_percent">;

const keyOf = (band: PointClass): string =>
  [band.load, band.metric, band.engine, band.basis, band.architecture].join("|");

function agrees(printed: Band, found: Figures): boolean {
  const rounding = printed.load === "steady" ? BETWEEN_USERS : ROUNDING;
  const near = (a: number, b: number) => Math.abs(a - b) <= rounding;
  return (
    printed.points === found.points &&
    near(printed.p10_percent, found.p10_percent) &&
    near(printed.median_percent, found.median_percent) &&
    near(printed.p90_percent, found.p90_percent)
  );
}

/** Quantiles by nearest rank. */
function figures(values: number[]): Figures {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (q: number) => sorted[Math.round(q * (sorted.length - 1))] ?? 0;
  return {
    points: sorted.length,
    p10_percent: at(0.1),
    median_percent: at(0.5),
    p90_percent: at(0.9),
  };
}

/** The table to print. */
export function accuracyTable(checked: readonly Checked[]): string {
  const percent = (value: number) => `${value >= 0 ? "+" : ""}${value.toFixed(1)}`.padStart(7);
  const shown = (b: Figures) =>
    `${String(b.points).padStart(5)} ${percent(b.p10_percent)} ${percent(b.median_percent)} ${percent(b.p90_percent)}`;
  const lines = checked.map(({ printed, found, same }) => {
    const of = `${printed.load}, ${printed.metric}, ${printed.engine}, ${printed.basis}, ${printed.architecture}`;
    const note = same
      ? ""
      : found
        ? `  DIFFERS: ${shown(found)}`
        : "  no point of it can be asked for here";
    return `${of.padEnd(78)} ${shown(printed)}${note}`;
  });
  const [same, asked] = [checked.filter((one) => one.same), checked.filter((one) => one.found)];
  return [
    "Estimated over measured less one, percent: points, 10th percentile, median, 90th percentile, as printed in the repository.",
    ...lines,
    `${asked.length} of ${checked.length} classes worked out anew; ${same.length} are as printed.`,
  ].join("\n");
}
