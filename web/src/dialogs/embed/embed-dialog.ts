import { html, nothing, type TemplateResult } from "lit";
import { currencies, currencySigns } from "../../format/money.ts";
import { embedDialogWordsEn, type EmbedDialogWords } from "../../i18n/en/embed-dialog.ts";
import type { Language } from "../../i18n/index.ts";
import { embedDialogWordsZh } from "../../i18n/zh/embed-dialog.ts";
import { emptyBook, moneyOf } from "../../state/price-book.ts";
import { views, type View } from "../../element/view-names.ts";
import { copyButton } from "../../parts/take/copy-button.ts";
import { fieldNamesOf, initialQuestion, taskNamed, type Question } from "../../state/fields.ts";
import { trusted } from "../../trusted.ts";
import { PageDialog } from "../page-dialog.ts";
import "./style.css";

const dictionaries: Readonly<Record<Language, EmbedDialogWords>> = {
  en: embedDialogWordsEn,
  zh: embedDialogWordsZh,
};

type Attributes = readonly (readonly [name: string, text: string])[];

/** The attributes of the element that shows the question's answer. */
export function attributesOf(question: Question, language: string): Attributes {
  const { task } = question;
  const opening = initialQuestion(task);
  const said = fieldNamesOf(task).filter((name) => question[name] !== "" || opening[name] !== "");
  const texts = said.map((name) => [name, question[name]] as const);
  const all = task === taskNamed(null).task ? texts : [["task", task] as const, ...texts];
  return [...all, ["lang", language]];
}

/** The currency and the theme of the page, where they are not those that the element takes by itself. */
function looksOf(sign: string, language: Language): Attributes {
  const currency = currencies.find((one) => currencySigns[one] === sign);
  const usual = moneyOf(emptyBook, language).currency;
  const theme = document.documentElement.style.colorScheme;
  return [
    ...(currency && currency !== usual ? [["currency", currency] as const] : []),
    ...(theme ? [["theme", theme] as const] : []),
  ];
}

/** The markup that shows the question's answer in somebody's article. */
export function embedMarkup(attributes: Attributes, script: string): string {
  const said = attributes.map(([name, text]) =>
    text === "" && name === "locked" ? ` ${name}` : ` ${name}="${escapeAttribute(text)}"`,
  );
  return `<script src="${script}" async></script>\n<which-gpu${said.join("")}></which-gpu>`;
}

function escapeAttribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}

/** Markup to copy, of the element that shows this question's answer, and what it looks like. */
export class EmbedDialog extends PageDialog {
  static override properties = {
    question: { attribute: false },
    script: { attribute: false },
    view: { state: true },
    locked: { state: true },
  };

  declare question: Question;
  /** Address of the element's script. */
  declare script: string;
  declare protected view: View;
  declare protected locked: boolean;

  constructor() {
    super();
    this.view = "full";
    this.locked = false;
  }

  get #attributes(): Attributes {
    const { words, numbers } = this.voice;
    return [
      ...attributesOf(this.question, words.language),
      ...looksOf(numbers.sign, words.language),
      ...(this.view === "full" ? [] : [["view", this.view] as const]),
      ...(this.locked ? [["locked", ""] as const] : []),
    ];
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.shown) return nothing;
    const { words } = this.voice;
    const own = dictionaries[words.language];
    const markup = embedMarkup(this.#attributes, this.script);
    return html`<dialog
      class="card dialog embed-dialog"
      aria-labelledby="embed-hint"
      @close=${this.closed}
    >
      <div class="embed-choices">
        <label
          >${own.view}
          <select
            @change=${(event: Event) => {
              this.view = (event.target as HTMLSelectElement).value as View;
            }}
          >
            ${views.map(
              (view) =>
                html`<option value=${view} ?selected=${view === this.view}>
                  ${own.views[view]}
                </option>`,
            )}
          </select></label
        >
        <label
          ><input
            type="checkbox"
            .checked=${this.locked}
            @change=${(event: Event) => {
              this.locked = (event.target as HTMLInputElement).checked;
            }}
          />
          ${own.locked}</label
        >
      </div>
      <div class="embed-preview"></div>
      <p id="embed-hint">${own.hint}</p>
      <textarea
        readonly
        rows="6"
        spellcheck="false"
        aria-labelledby="embed-hint"
        .value=${markup}
        @focus=${(event: FocusEvent) => {
          (event.target as HTMLTextAreaElement).select();
        }}
      ></textarea>
      <form method="dialog">
        ${copyButton(own.copy, () => markup)}<button class="chip">${words.close}</button>
      </form>
    </dialog>`;
  }

  /** The element itself, as the article will have it. */
  protected override updated(): void {
    const place = this.querySelector(".embed-preview");
    if (!place) return;
    if (!customElements.get("which-gpu") && !document.querySelector("script[data-embed]")) {
      const script = document.createElement("script");
      script.dataset["embed"] = "";
      script.src = trusted(this.script);
      document.head.append(script);
    }
    const element = document.createElement("which-gpu");
    for (const [name, text] of this.#attributes) element.setAttribute(name, text);
    place.replaceChildren(element);
  }
}

customElements.define("whichgpu-embed", EmbedDialog);
