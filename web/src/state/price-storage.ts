import { emptyBook, type PriceBook } from "./price-book.ts";
import { fetchPart } from "./unreachable.ts";

let key = "whichgpu.prices";
let held: string | null = null;

/**
 * Takes the book that a file holds for the one that is kept. What is changed of it is kept by itself, under the name of
 * that file.
 */
export function holdBook(file: string, book: string): void {
  key += `.${file}`;
  held = book;
}

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
    return localStorage.getItem(key) ?? held;
  } catch {
    return held;
  }
}

/** Keeps the book in this browser. Whether that worked: a browser may forbid it, as for files. */
export function keepBook(book: PriceBook): boolean {
  try {
    if (book === emptyBook && held === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(book));
    return true;
  } catch {
    return false;
  }
}

/** Calls `take` with the book whenever another tab has changed what this browser keeps of it. */
export function followBook(take: (book: PriceBook) => void): void {
  window.addEventListener("storage", ({ key: changed }) => {
    if (changed !== null && changed !== key) return; // null: all was forgotten
    void fetchPart(keptBook).then((book) => {
      if (book) take(book);
    });
  });
}
