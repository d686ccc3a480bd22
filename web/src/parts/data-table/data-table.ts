import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { keep, keptText } from "../../state/kept.ts";
import type { TableWords } from "../../i18n/en/table.ts";
import type { Language } from "../../i18n/index.ts";
import { SpokenElement } from "../later/spoken-element.ts";
import { saveText } from "../take/save-text.ts";
import { csvOf, type Cell } from "../take/table-text.ts";
import "../comparison/comparison.css";
import "./data-table.css";

/** One figure of every row. */
export interface DataColumn<R> {
  /** In the address; short. */
  readonly id: string;
  readonly title: string;
  /** What rows are sorted by, and what a file holds; undefined: unknown. */
  readonly value: (row: R) => Cell;
  /** As shown; left out: the value itself. */
  readonly shown?: (row: R) => string | TemplateResult;
  /** Not shown until the visitor wants it. */
  readonly extra?: boolean;
  /** What rows are sorted by in place of the value. */
  readonly order?: (row: R) => number;
  /** Sorted from the most at first. */
  readonly falling?: boolean;
  /** Stands before the others where few are in sight. */
  readonly early?: boolean;
}

/** Windows in which few columns are in sight. */
const NARROW = "(max-width: 760px)";

/** A table that can be sorted, filtered by typing, cut to the columns wanted, and taken along. */
export interface DataTable<R> {
  /** Name of its part of the address and of its file. */
  readonly name: string;
  readonly title: string;
  readonly rows: readonly R[];
  readonly columns: readonly DataColumn<R>[];
  /** Column by which it opens sorted. */
  readonly opens: string;
  readonly key: (row: R) => string;
  readonly current?: string | undefined;
  /** Rows are marked for a comparison: which are, and what marking does. */
  readonly marks?: {
    readonly label: (row: R) => string;
    readonly marked: (row: R) => boolean;
    readonly full: boolean;
    readonly mark: (row: R, marked: boolean) => void;
  };
  /** What choosing the name of a row does, and how that is called. */
  readonly choose: (row: R) => void;
  readonly chooseLabel: (row: R) => string;
}

const dictionaries: Readonly<Record<Language, () => Promise<TableWords>>> = {
  en: async () => (await import("../../i18n/en/table.ts")).tableWordsEn,
  zh: async () => (await import("../../i18n/zh/table.ts")).tableWordsZh,
};

/** Shown by the element `whichgpu-table`. */
export class DataTableElement<R> extends SpokenElement<TableWords> {
  static override properties = {
    table: { attribute: false },
    sort: { state: true },
    filter: { state: true },
    changed: { state: true },
    narrow: { state: true },
  };

  declare table: DataTable<R>;
  /** Column by which rows are sorted, after a minus if from its end; empty: as it opens. */
  declare private sort: string;
  declare private filter: string;
  /** Columns that are not as they open. */
  declare private changed: ReadonlySet<string>;
  declare private narrow: boolean;
  readonly #window = matchMedia(NARROW);
  readonly #measure = (): void => {
    this.narrow = this.#window.matches;
  };

  constructor() {
    super();
    this.sort = "";
    this.filter = "";
    this.changed = new Set();
    this.narrow = this.#window.matches;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#window.addEventListener("change", this.#measure);
    this.#measure();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#window.removeEventListener("change", this.#measure);
  }

  protected override load(language: Language): Promise<TableWords> {
    return dictionaries[language]();
  }

  protected override firstUpdated(): void {
    const { name } = this.table;
    this.sort = keptText(`${name}.sort`);
    this.filter = keptText(`${name}.find`);
    this.changed = new Set(keptText(`${name}.cols`).split(",").filter(Boolean));
  }

  protected override updated(changes: PropertyValues): void {
    const { name } = this.table;
    if (changes.has("sort") && this.hasUpdated) this.#keep(`${name}.sort`, this.sort);
    if (changes.has("filter")) this.#keep(`${name}.find`, this.filter);
    if (changes.has("changed")) this.#keep(`${name}.cols`, [...this.changed].join(","));
  }

  get #sort(): string {
    return this.sort || this.table.opens;
  }

  #keep(name: string, text: string): void {
    if (keptText(name) !== text) keep(name, text);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { own: words, table } = this;
    if (!words) return nothing;
    const columns = this.#columns();
    const rows = this.#rows();
    const head = columns.map(({ title }) => title);
    return html`<div class="data-table">
      <div class="data-tools">
        <input
          type="search"
          class="data-filter"
          placeholder=${words.filter}
          aria-label="${words.filter}: ${table.title}"
          .value=${this.filter}
          @input=${({ target }: InputEvent) => {
            this.filter = (target as HTMLInputElement).value;
          }}
        />
        <span class="fine" aria-live="polite">${words.shown(rows.length, table.rows.length)}</span>
        <button
          type="button"
          class="chip"
          @click=${() => {
            const cells = rows.map((row) => columns.map(({ value }) => value(row)));
            saveText(`${table.name}.csv`, "text/csv", csvOf({ head, rows: cells }));
          }}
        >
          CSV
        </button>
        ${this.#columnChoice(words)}
      </div>
      ${this.narrow ? html`<p class="fine data-more">${words.more}</p>` : nothing}
      <div class="table-scroll" tabindex="0" role="region" aria-label=${table.title}>
        <table class="comparison">
          <thead>
            <tr>
              ${table.marks ? html`<td></td>` : nothing}
              ${columns.map((column) => this.#head(column, words))}
            </tr>
          </thead>
          <tbody>
            ${rows.map((row) => this.#row(row, columns))}
          </tbody>
        </table>
      </div>
    </div>`;
  }

  /** The columns that are wanted, in their order; the first names the row. */
  #columns(): readonly DataColumn<R>[] {
    const wanted = this.table.columns.filter(
      ({ id, extra = false }) => extra === this.changed.has(id),
    );
    if (!this.narrow) return wanted;
    const [name, ...others] = wanted;
    const part = (early: boolean) => others.filter((column) => (column.early ?? false) === early);
    return [...(name ? [name] : []), ...part(true), ...part(false)];
  }

  /** The rows that are wanted, in their order; what has no value comes last. */
  #rows(): R[] {
    const { rows, columns } = this.table;
    const words = this.filter.toLowerCase().split(/\s+/).filter(Boolean);
    const texts = (row: R) =>
      columns
        .map(({ value }) => value(row))
        .filter((value) => typeof value === "string")
        .join(" ")
        .toLowerCase();
    const found = rows.filter((row) => words.every((word) => texts(row).includes(word)));
    const sort = this.#sort;
    const column = columns.find(({ id }) => id === sort.replace(/^-/, ""));
    if (!column) return found;
    const sign = sort.startsWith("-") ? -1 : 1;
    const by = column.order ?? column.value;
    return found.sort((a, b) => {
      const [left, right] = [by(a), by(b)];
      if (left === undefined || right === undefined) {
        return Number(left === undefined) - Number(right === undefined);
      }
      const order =
        typeof left === "number" && typeof right === "number"
          ? left - right
          : String(left).localeCompare(String(right));
      return sign * order;
    });
  }

  #head({ id, title, falling = false }: DataColumn<R>, words: TableWords): TemplateResult {
    const up = this.#sort === id;
    const down = this.#sort === `-${id}`;
    const sorted = up ? "ascending" : down ? "descending" : "none";
    const first = falling ? `-${id}` : id;
    const second = falling ? id : `-${id}`;
    return html`<th scope="col" aria-sort=${sorted}>
      <button
        type="button"
        class="data-sort"
        title=${words.sortBy(title)}
        @click=${() => {
          this.sort = this.#sort === first ? second : first;
        }}
      >
        ${title}${up ? " ▲" : down ? " ▼" : ""}
      </button>
    </th>`;
  }

  #row(row: R, columns: readonly DataColumn<R>[]): TemplateResult {
    const { table } = this;
    const cell = ({ value, shown }: DataColumn<R>) => (shown ? shown(row) : (value(row) ?? "–"));
    const [first, ...rest] = columns;
    const { marks } = table;
    return html`<tr aria-current=${table.key(row) === table.current ? "true" : "false"}>
      ${
        marks
          ? html`<td>
              <input
                type="checkbox"
                aria-label=${marks.label(row)}
                .checked=${marks.marked(row)}
                ?disabled=${marks.full && !marks.marked(row)}
                @change=${({ target }: Event) => {
                  marks.mark(row, (target as HTMLInputElement).checked);
                }}
              />
            </td>`
          : nothing
      }
      <th scope="row">
        <button
          type="button"
          class="row-button"
          title=${table.chooseLabel(row)}
          @click=${() => {
            table.choose(row);
          }}
        >
          ${first ? cell(first) : ""}
        </button>
      </th>
      ${rest.map((column) => html`<td>${cell(column)}</td>`)}
    </tr>`;
  }

  #columnChoice(words: TableWords): TemplateResult {
    const [, ...columns] = this.table.columns;
    return html`<details class="data-columns">
      <summary>${words.columns}</summary>
      ${columns.map(
        ({ id, title, extra = false }) =>
          html`<label>
            <input
              type="checkbox"
              .checked=${extra === this.changed.has(id)}
              @change=${() => {
                const next = new Set(this.changed);
                if (!next.delete(id)) next.add(id);
                this.changed = next;
              }}
            />
            ${title}
          </label>`,
      )}
    </details>`;
  }
}

customElements.define("whichgpu-table", DataTableElement);
