import { html, nothing, type TemplateResult } from "lit";
import { PageDialog } from "../page-dialog.ts";
import { wholeCard } from "../../state/described.ts";
import {
  changesIn,
  emptyBook,
  freeId,
  linesOf,
  MOST_OFFERS,
  withList,
  withOffer,
  withoutOffer,
  type PriceBook,
} from "../../state/price-book.ts";
import { named } from "../../parts/combo-box/filter.ts";
import { readList, toJson, type ListProblem } from "../../state/price-files.ts";
import { addForm } from "./add-form.ts";
import { currencyForm } from "./currency-form.ts";
import { priceTable } from "./price-table.ts";
import { saveText } from "../../parts/take/save-text.ts";
import { publishedRate } from "../../format/money.ts";
import "../../parts/field/field.css";
import "./style.css";

/** The dialog of prices: every offer of the catalog to change, the visitor's own, the currency. */
export class PriceBookDialog extends PageDialog {
  static override properties = {
    book: { attribute: false },
    gpu: { attribute: false },
    kept: { attribute: false },
    change: { attribute: false },
    card: { state: true },
    said: { state: true },
    problem: { state: true },
  };

  declare book: PriceBook;
  /** The card in the question, as it says it. */
  declare gpu: string;
  /** Whether the browser keeps the book. */
  declare kept: boolean;
  declare change: (book: PriceBook) => void;
  /** Whose prices are listed; empty: all. */
  declare private card: string;
  /** What came of the last file. */
  declare private said: string;
  declare private problem: boolean;

  constructor() {
    super();
    this.card = "";
    this.said = "";
    this.problem = false;
  }

  /** Opens the dialog on the prices of the card in the question. */
  override open(): void {
    this.card = named(this.voice.catalog.gpus, wholeCard(this.gpu))?.id ?? "";
    this.said = "";
    super.open();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.shown) return nothing;
    const { voice, book, card, change } = this;
    const { prices } = voice.words;
    const lines = linesOf(book, voice.catalog);
    return html`<dialog
      class="card dialog prices"
      aria-labelledby="prices-title"
      @close=${this.closed}
    >
      <h2 id="prices-title">${prices.title}</h2>
      <p class="dialog-hint">${prices.hint}</p>
      ${this.kept ? nothing : html`<p class="dialog-hint" role="status">${prices.notKept}</p>`}
      ${currencyForm(book, voice, change)}
      <div class="field">
        <label for="prices-card">${prices.of}</label>
        <select
          id="prices-card"
          class="control"
          @change=${(event: Event) => {
            this.card = (event.target as HTMLSelectElement).value;
          }}
        >
          <option value="" ?selected=${card === ""}>${prices.all}</option>
          ${voice.catalog.gpus.map(
            ({ id, name }) => html`<option value=${id} ?selected=${card === id}>${name}</option>`,
          )}
        </select>
      </div>
      ${priceTable(
        lines.filter(({ offer }) => card === "" || offer.gpu === card),
        voice,
        {
          put: (offer) => {
            this.#change(withOffer(book, offer));
          },
          drop: (id) => {
            change(withoutOffer(book, id));
          },
        },
      )}
      ${addForm(card || wholeCard(this.gpu), voice, (offer) => {
        this.#change(withOffer(book, { ...offer, id: freeId(book) }));
      })}
      ${this.#files()}
      <form method="dialog" class="dialog-buttons">
        <button class="chip">${prices.close}</button>
        <button
          type="button"
          class="tool"
          ?disabled=${book.offers.length === 0}
          @click=${() => {
            change({ ...emptyBook, currency: book.currency, cnyPerUsd: book.cnyPerUsd });
          }}
        >
          ${prices.reset}
        </button>
      </form>
    </dialog>`;
  }

  #files(): TemplateResult {
    const { prices } = this.voice.words;
    const offers = () =>
      linesOf(this.book, this.voice.catalog)
        .filter(({ offer, origin }) => offer.current || origin !== "catalog")
        .map(({ offer }) => offer);
    return html`<div class="dialog-buttons">
        <button
          type="button"
          class="tool"
          @click=${() => {
            saveText("whichgpu-prices.json", "application/json", toJson(offers()));
          }}
        >
          ${prices.exportJson}
        </button>
        <button
          type="button"
          class="tool"
          @click=${async () => {
            const { toCsv } = await import("../../state/price-csv.ts");
            saveText("whichgpu-prices.csv", "text/csv", toCsv(offers()));
          }}
        >
          ${prices.exportCsv}
        </button>
        <button
          type="button"
          class="tool"
          @click=${async () => {
            const { toFocusCsv } = await import("../../state/price-csv.ts");
            saveText("whichgpu-prices-focus.csv", "text/csv", toFocusCsv(offers()));
          }}
        >
          ${prices.exportFocus}
        </button>
        <label class="prices-import">
          ${prices.importFile}
          <input
            type="file"
            accept=".json,.csv"
            @change=${(event: Event) => {
              const input = event.target as HTMLInputElement;
              void this.#read(input.files?.[0]);
              input.value = "";
            }}
          />
        </label>
      </div>
      <p class=${this.problem ? "field-error" : "dialog-hint"} role="status">${this.said}</p>`;
  }

  async #read(file: File | undefined): Promise<void> {
    if (!file) return;
    const { prices } = this.voice.words;
    const { catalog } = this.voice;
    const list = await readList(
      await file.text(),
      (name) => named(catalog.gpus, name)?.id,
      this.book.cnyPerUsd ?? publishedRate.per_usd,
    );
    this.problem = "problem" in list;
    if ("problem" in list) {
      this.said = this.#problemWords(list);
      return;
    }
    this.said = prices.imported(changesIn(list.offers, catalog).length);
    this.#change(withList(this.book, list.offers, catalog));
  }

  /** Changes the book, unless it would hold more than the core takes. */
  #change(book: PriceBook): void {
    this.problem = book.offers.length > MOST_OFFERS;
    if (this.problem) this.said = this.#problemWords({ problem: "too_many" });
    else this.change(book);
  }

  #problemWords(problem: ListProblem): string {
    const { problems } = this.voice.words.prices;
    return problem.problem === "cell"
      ? problems.cell(problem.row, problem.column)
      : problems[problem.problem];
  }
}

customElements.define("whichgpu-price-book", PriceBookDialog);
