import { emptyBook, type PriceBook } from "./price-book.ts";

const KEY = "whichgpu.prices";

/**
 * The price book kept in this browser; an empty one where there is none, or none is allowed. What reads it is fetched
 * where there is one: rejects if that cannot be had.
 */
export async function keptBook(): Promise<PriceBook> {
  const text = keptText();
  if (text === null) return emptyBook;
  return (await import("./kept-book.ts")).bookFrom(text);
}

function keptText(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Keeps the book in this browser. Whether that worked: a browser may forbid it, as for files. */
export function keepBook(book: PriceBook): boolean {
  try {
    if (book === emptyBook) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(book));
    return true;
  } catch {
    return false;
  }
}
