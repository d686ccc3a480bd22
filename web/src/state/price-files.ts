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

/** The id of the card that a list names; undefined if it is none that is known. */
export type CardOf = (name: string) => string | undefined;

/** Reads a list of prices from JSON or from a table with column names, whose yuan count at `cnyPerUsd`. */
export async function readList(
  text: string,
  cardOf: CardOf,
  cnyPerUsd: number,
): Promise<PriceList> {
  if (isDescription(text)) return readRows(rowsOfJson(text), cardOf);
  const { rowsOfCsv } = await import("./price-csv.ts");
  return readRows(rowsOfCsv(text, cnyPerUsd), cardOf);
}

/** Reads a list of prices from JSON alone. */
export const readJsonList = (text: string, cardOf: CardOf): PriceList =>
  readRows(rowsOfJson(text), cardOf);

function rowsOfJson(text: string): readonly Row[] | undefined {
  const list = parseObject(text)?.["offers"];
  return Array.isArray(list) && list.every(isObject) ? list : undefined;
}

function readRows(rows: readonly Row[] | undefined, cardOf: CardOf): PriceList {
  if (!rows) return { problem: "not_a_list" };
  if (rows.length > MOST_OFFERS) return { problem: "too_many" };
  const offers: BookOffer[] = [];
  const ids = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const offer = readOffer(row, cardOf);
    if ("column" in offer) return { problem: "cell", row: index + 1, column: offer.column };
    const id = freeOf(ids, offer.id);
    ids.add(id);
    offers.push({ ...offer, id });
  }
  return { offers };
}

/** `id`, or the first of `id`-2, `id`-3, … that is not taken. */
function freeOf(taken: ReadonlySet<string>, id: string): string {
  let free = id;
  for (let number = 2; taken.has(free); number++) free = `${id}-${number}`;
  return free;
}

/** One offer of a list or of a kept book; without an id it gets one that says what is priced. */
export function readOffer(row: Row, cardOf: CardOf): BookOffer | { column: string } {
  const text = (name: string): string => {
    const value = row[name];
    return typeof value === "object" || value === undefined ? "" : String(value).trim();
  };
  const number = (name: string, [least, most]: readonly [number, number]): number | undefined => {
    const value = text(name) === "" ? NaN : Number(text(name));
    return value >= least && value <= most ? value : undefined;
  };
  const gpu = cardOf(text("gpu"));
  const provider = text("provider");
  const usd = number("usd_per_gpu_hour", PRICE_RANGE);
  const count = text("gpu_count") === "" ? 1 : number("gpu_count", COUNT_RANGE);
  const kind = offerKinds.find((known) => known === (text("kind") || "on_demand"));
  const current = ["", "true", "false"].indexOf(text("current").toLowerCase());
  const asOf = text("as_of");
  if (!gpu) return { column: "gpu" };
  if (usd === undefined) return { column: "usd_per_gpu_hour" };
  if (count === undefined || !Number.isInteger(count)) return { column: "gpu_count" };
  if (kind === undefined) return { column: "kind" };
  if (current < 0) return { column: "current" };
  if (!isDate(asOf)) return { column: "as_of" };
  return {
    id: text("id") || ["own", provider, gpu, kind, count].join(":"),
    provider,
    gpu,
    kind,
    gpu_count: count,
    usd_per_gpu_hour: usd,
    as_of: asOf,
    current: current < 2,
  };
}

/** An ISO 8601 day, month or year, or nothing. */
function isDate(text: string): boolean {
  return text === "" || (/^\d{4}(-\d{2}(-\d{2})?)?$/.test(text) && !Number.isNaN(Date.parse(text)));
}
