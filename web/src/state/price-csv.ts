import Papa from "papaparse";
import type { BookOffer } from "./price-book.ts";
import type { Row } from "./price-files.ts";
import { focusColumns, isFocus, rowOfFocus, toFocus } from "./price-focus.ts";

/** Columns of a price list, named as the fields of an offer. */
const columns = [
  "id",
  "provider",
  "gpu",
  "kind",
  "gpu_count",
  "usd_per_gpu_hour",
  "as_of",
  "current",
] as const satisfies readonly (keyof BookOffer)[];

/** The prices as a table with a line of column names; no cell can pass for a formula. */
export function toCsv(offers: readonly BookOffer[]): string {
  return `${Papa.unparse([...offers], { columns: [...columns], escapeFormulae: true })}\r\n`;
}

/** The same in the columns of FOCUS 1.2, which programs for cloud bills read. */
export function toFocusCsv(offers: readonly BookOffer[]): string {
  return `${Papa.unparse([...toFocus(offers)], { columns: [...focusColumns], escapeFormulae: true })}\r\n`;
}

/** The rows of a table with column names, ours or those of FOCUS; undefined if none of them is that of a price. */
export function rowsOfCsv(text: string, cnyPerUsd: number): readonly Row[] | undefined {
  const { data, meta } = Papa.parse<Record<string, string>>(text, {
    header: true,
    skipEmptyLines: "greedy",
    transformHeader: (name) => name.trim(),
  });
  const fields = meta.fields ?? [];
  if (fields.includes("usd_per_gpu_hour")) return data;
  return isFocus(fields) ? data.map((row) => rowOfFocus(row, cnyPerUsd)) : undefined;
}
