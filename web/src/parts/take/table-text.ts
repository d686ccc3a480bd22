/** What a cell holds. */
export type Cell = string | number | undefined;

/** A table apart from its looks. */
export interface TextTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

const plain = (cell: Cell): string => String(cell ?? "");

/** As comma-separated values (RFC 4180); what a spreadsheet would take for a formula is kept a text. */
export function csvOf({ head, rows }: TextTable): string {
  const field = (cell: Cell): string => {
    const text = plain(cell);
    const safe = typeof cell === "string" && /^[=+\-@\t]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return [head, ...rows].map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

/** As a table of Markdown. */
export function markdownOf({ head, rows }: TextTable): string {
  const line = (cells: readonly Cell[]) =>
    `| ${cells.map((cell) => plain(cell).replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |\n`;
  return line(head) + line(head.map(() => "---")) + rows.map(line).join("");
}

/** As a table of HTML without any style. */
export function htmlOf({ head, rows }: TextTable): string {
  const escape = (cell: Cell) =>
    plain(cell).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const row = (cells: readonly Cell[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join("")}</tr>\n`;
  return `<table>\n${row(head, "th")}${rows.map((cells) => row(cells, "td")).join("")}</table>\n`;
}
