/** An axis: its name, and how values are written on it. */
export interface Axis {
  readonly label: string;
  readonly scale: "linear" | "log";
  readonly text: (value: number) => string;
  /** Whether a linear axis begins where the values do: one of days, say. Left out: it has zero. */
  readonly tight?: boolean;
  /** Values that are on the axis whatever is shown. */
  readonly include?: readonly number[];
  /** Where values are named; left out: at round ones. */
  readonly ticks?: readonly number[];
}

/** A point with its name. */
export interface ChartPoint {
  readonly x: number;
  readonly y: number;
  /** Where an area begins. */
  readonly from?: number;
  readonly name: string;
  /** Written beside it where there is room. */
  readonly label?: string;
  /** What the visitor's question is at. */
  readonly here?: boolean;
}

/** Points that belong together. */
export interface Series {
  readonly name: string;
  readonly kind: "line" | "area" | "points";
  /** One of the colors of the sheet, from 0. */
  readonly color: number;
  readonly points: readonly ChartPoint[];
}

/** A line across the chart. */
export interface ChartRule {
  readonly axis: "x" | "y";
  readonly at: number;
  readonly label: string;
}

/** Everything that a chart shows. */
export interface ChartSpec {
  /** Name of its files. */
  readonly file: string;
  /** All of it in a sentence. */
  readonly summary: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
  readonly rules?: readonly ChartRule[];
}
