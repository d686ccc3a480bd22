import { cellOf } from "./rows.js";
import type { Cell, Column, Subject } from "./rows.js";

/** Turns rows into text, some at a time. */
export interface Printer {
  /** The text of further rows, with line ends; what comes later may be kept back until `end`. */
  rows(subjects: readonly Subject[]): string;
  end(): string;
}

const quoted = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

const csvLine = (cells: readonly Cell[]): string =>
  `${cells.map((cell) => quoted(String(cell ?? ""))).join(",")}\n`;

/** Comma-separated values (RFC 4180, lines ending in LF) with a head; a range is two more columns. */
export function csv(columns: readonly Column[]): Printer {
  const names = columns.flatMap(({ name, range }) =>
    range ? [name, `${name}_low`, `${name}_high`] : [name],
  );
  const cells = (subject: Subject) =>
    columns.flatMap((column) => [
      cellOf(subject, column),
      ...(column.range?.map((path) => cellOf(subject, { paths: [path] })) ?? []),
    ]);
  let head = csvLine(names);
  return {
    rows(subjects) {
      const text = head + subjects.map((subject) => csvLine(cells(subject))).join("");
      head = "";
      return text;
    },
    end: () => head,
  };
}

/** Rows of which the widths of a table's columns are made. */
const BLOCK = 200;

/** A number as people read it: three digits, whole ones with separators. */
function spoken(value: number): string {
  if (Math.abs(value) >= 1e9) return value.toExponential(2);
  const digits =
    Math.abs(value) >= 100 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 };
  return value.toLocaleString("en-US", digits);
}

function told(subject: Subject, column: Column): string {
  const cell = cellOf(subject, column);
  if (typeof cell !== "number") return String(cell ?? "");
  if (column.name.endsWith("_bytes")) return spoken(cell / 1e9);
  const range = column.range?.map((path) => cellOf(subject, { paths: [path] })) ?? [];
  const [low, high] = range;
  const isKnown = typeof low === "number" && typeof high === "number";
  return isKnown ? `${spoken(cell)} (${spoken(low)}–${spoken(high)})` : spoken(cell);
}

/** The rows as a table with the columns that have something to say, numbers to the right. */
function block(columns: readonly Column[], subjects: readonly Subject[]): string {
  const heads = columns.filter(({ head }) => head !== undefined);
  const texts = heads.map((column) => subjects.map((subject) => told(subject, column)));
  const shown = heads.flatMap((column, index) => {
    const cells = texts[index] ?? [];
    if (cells.every((text) => text === "")) return [];
    const all = [column.head ?? "", ...cells];
    const width = Math.max(...all.map(({ length }) => length));
    const isNumber = subjects.some((subject) => typeof cellOf(subject, column) === "number");
    return [all.map((text) => (isNumber ? text.padStart(width) : text.padEnd(width)))];
  });
  const lines = [undefined, ...subjects].map((_, row) => shown.map((cells) => cells[row] ?? ""));
  return lines.map((cells) => `${cells.join("  ").trimEnd()}\n`).join("");
}

/** A table for people. `atOnce`: rows are shown as they come, each with a head, since somebody types and waits. */
export function table(columns: readonly Column[], atOnce: boolean): Printer {
  let kept: Subject[] = [];
  const flush = (): string => {
    const text = kept.length > 0 ? block(columns, kept) : "";
    kept = [];
    return text;
  };
  return {
    rows(subjects) {
      kept.push(...subjects);
      return atOnce || kept.length >= BLOCK ? flush() : "";
    },
    end: flush,
  };
}
