import { isDescription, isObject, parseObject, type Json } from "./described.ts";
import { COUNT_RANGE, MOST_OFFERS, offerKinds, PRICE_RANGE, type BookOffer } from "./price-book.ts";

/** Why a file is no price list: which row (from 1) and which column, where it is one. */
export type ListProblem =
  | { readonly problem: "not_a_list" | "too_many" }
  | { readonly problem: "cell"; readonly row: number; readonly column: string };

export type PriceList = { readonly offers: readonly BookOffer[] } | ListProblem;

/** One offer as a file has it: texts in a table, values in JSON. */
export type Row = Readonly<Record<string, Json | undefined>>;

/** The prices as JSON, in the shape of a request's `offers`. */
export function toJson(offers: readonly BookOffer[]): string {
  return `${JSON.stringify({ offers }, null, 2)}\n`;
}

/** Reads a list of prices from JSON or from a table with column names. */
export async function readList(text: string): Promise<PriceList> {
  if (isDescription(text)) return readJson(text);
  const { rowsOfCsv } = await import("./price-csv.ts");
  return readRows(rowsOfCsv(text));
}

/** Reads a list of prices from JSON. */
export function readJson(text: string): PriceList {
  const list = parseObject(text)?.["offers"];
  return readRows(Array.isArray(list) && list.every(isObject) ? list : undefined);
}

function readRows(rows: readonly Row[] | undefined): PriceList {
  if (!rows) return { problem: "not_a_list" };
  if (rows.length > MOST_OFFERS) return { problem: "too_many" };
  const offers: BookOffer[] = [];
  for (const [index, row] of rows.entries()) {
    const offer = offerOf(row, `own-${index + 1}`);
    if ("column" in offer) return { problem: "cell", row: index + 1, column: offer.column };
    offers.push(offer);
  }
  return { offers };
}

function offerOf(row: Row, freeId: string): BookOffer | { column: string } {
  const text = (name: string): string => {
    const value = row[name];
    return typeof value === "object" || value === undefined ? "" : String(value).trim();
  };
  const number = (name: string, [least, most]: readonly [number, number]): number | undefined => {
    const value = text(name) === "" ? NaN : Number(text(name));
    return value >= least && value <= most ? value : undefined;
  };
  const usd = number("usd_per_gpu_hour", PRICE_RANGE);
  const count = text("gpu_count") === "" ? 1 : number("gpu_count", COUNT_RANGE);
  const kind = offerKinds.find((known) => known === (text("kind") || "on_demand"));
  const current = { "": true, true: true, false: false }[text("current").toLowerCase()];
  const asOf = text("as_of");
  if (!text("gpu")) return { column: "gpu" };
  if (usd === undefined) return { column: "usd_per_gpu_hour" };
  if (count === undefined || !Number.isInteger(count)) return { column: "gpu_count" };
  if (kind === undefined) return { column: "kind" };
  if (current === undefined) return { column: "current" };
  if (!/^(\d{4}(-\d{2}(-\d{2})?)?)?$/.test(asOf)) return { column: "as_of" };
  return {
    id: text("id") || freeId,
    provider: text("provider"),
    gpu: text("gpu"),
    kind,
    gpu_count: count,
    usd_per_gpu_hour: usd,
    as_of: asOf,
    current,
  };
}
