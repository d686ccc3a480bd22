import { isObject, parseObject } from "./described.ts";

/** What an offline file holds of the visitor who saved it. */
export interface Held {
  /** When it was saved, in ISO 8601. */
  readonly saved: string;
  /** The query part of the address that asks the question. */
  readonly query: string;
  /** The price book, as it is kept. */
  readonly book: unknown;
}

/** The id of the element that holds it. */
export const HELD = "held";

/** What this file holds; undefined: nothing, or it is damaged. */
export function heldInFile(): Held | undefined {
  const held = parseObject(document.getElementById(HELD)?.textContent ?? "");
  if (!isObject(held)) return undefined;
  const { saved, query, book } = held;
  return typeof saved === "string" && typeof query === "string"
    ? { saved, query, book }
    : undefined;
}
