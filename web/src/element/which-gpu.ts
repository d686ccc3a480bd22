import { html, LitElement, nothing, unsafeCSS, type TemplateResult } from "lit";
import type { WhichGpu } from "whichgpu";
import { nameOfField } from "../i18n/field-name.ts";
import { embedWordsEn, type EmbedWords } from "../i18n/en/embed.ts";
import {
  browserLanguage,
  languageOf,
  loadAnswers,
  type Language,
  type Words,
} from "../i18n/index.ts";
import { createVoice, type Voice } from "../i18n/voice.ts";
import { embedWordsZh } from "../i18n/zh/embed.ts";
import { named } from "../parts/combo-box/filter.ts";
import { wrongEntry } from "../parts/verdict/verdict.ts";
import type { FieldName } from "../questions/index.ts";
import { askOnly, type Outcome } from "../state/answer.ts";
import { fieldNamesOf, questionSaying, taskNamed, type Question } from "../state/fields.ts";
import { publishedRate } from "../format/money.ts";
import { emptyBook, moneyOf, type BookOffer } from "../state/price-book.ts";
import { queryOf } from "../state/url.ts";
import { safeAddress } from "./addresses.ts";
import { complaints, currencyOf, heard, viewOf } from "./attributes.ts";
import { offersAt } from "./offers.ts";
import { splitContext } from "./split-context.ts";
import type { View } from "./view-names.ts";
import { comparison, shown, tell } from "./views.ts";
import styles from "./style.css?inline";

/** Where the element finds the calculator, and the full page. */
export interface Surroundings {
  readonly core: () => Promise<WhichGpu>;
  /** Address of the full page; undefined: no link unless the element names one. */
  readonly page: string | undefined;
}

/** The dictionaries that some element has asked for. */
const dictionaries = new Map<Language, Words>();
const embedWords: Readonly<Record<Language, EmbedWords>> = { en: embedWordsEn, zh: embedWordsZh };

/** How far outside the window an element may be when its answer is prepared. */
const NEAR = "600px";

/** What a reader may change where the element is not locked. */
const readersFields = ["gpu", "count", "users"] as const satisfies readonly FieldName[];

/** The language of the nearest ancestor that says a known one, also around a shadow root. */
function languageAround(element: Element): Language | undefined {
  const found = element.closest("[lang]");
  const language = languageOf(found?.getAttribute("lang"));
  if (language) return language;
  const root = element.getRootNode();
  const next = found?.parentElement ?? (root instanceof ShadowRoot ? root.host : undefined);
  return next && languageAround(next);
}

/** Style sheets of the page, whose sizes are those of its root, for an article, whose root has any other. */
const inPixels = (css: string): string =>
  css.replace(/([\d.]+)rem/g, (_, size: string) => `${Number(size) * 16}px`);

/** What is told by the events of the element. */
interface Announced {
  readonly question: Question;
  readonly outcome: Outcome;
}

/**
 * One answer as a card in somebody's article:
 * `<which-gpu model="…" gpu="…" count="1" weights="fp8" context="8192" users="16">`.
 * Attributes, each a property of the same name too: `task` (default: serving) and every input of its form by its name
 * (see `forms`); `context`, all tokens of a request, seven eighths of them prompt; `view` (see `views`), with `compare`
 * the other cards, by commas; `locked`, without inputs for the reader; `lang` (en, zh); `theme` (light, dark, auto: the
 * reader's; default: the color-scheme of the article); `currency` (USD, CNY; default: that of the language); `page`, address of the full page; `offers`, address of a price
 * list as the page saves it, `only-offers`: no other cards than those in it; `order`, where to buy: `{gpu}` and `{count}`
 * in it are filled in. What is absent is as the page opens. Fires `whichgpu-answer` and `whichgpu-error`.
 */
export class WhichGpuElement extends LitElement {
  static override styles = unsafeCSS(inPixels(styles));
  static surroundings: Surroundings;

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...heard];
  }

  #core: WhichGpu | undefined;
  #failure = "";
  #near: IntersectionObserver | undefined;
  #offers: readonly BookOffer[] = [];
  #offersFailed = "";
  #offersAddress = "";
  /** The author's prices are on their way: no answer is given with others until they are there. */
  #offersAwaited = false;
  /** What the reader changed. */
  #changes: Partial<Record<FieldName, string>> = {};
  #announced = "";

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    this.#changes = {};
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // What was set before the element was known lies over its accessors.
    for (const name of heard) {
      if (!Object.hasOwn(this, name)) continue;
      const value: unknown = Reflect.get(this, name);
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
    this.#near = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) this.#start();
      },
      { rootMargin: NEAR },
    );
    this.#near.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#near?.disconnect();
  }

  #start(): void {
    this.#near?.disconnect();
    WhichGpuElement.surroundings.core().then(
      (core) => {
        this.#core = core;
        this.requestUpdate();
      },
      (error: unknown) => {
        this.#failure = String(error);
        this.requestUpdate();
      },
    );
  }

  get #question(): Question {
    const context = splitContext(this.getAttribute("context"));
    const { task, says } = taskNamed(this.getAttribute("task"));
    const cards = this.hasAttribute("only-offers")
      ? [...new Set(this.#offers.map(({ gpu }) => gpu))].join(",")
      : "";
    return questionSaying(
      task,
      (name) =>
        this.#changes[name] ??
        this.getAttribute(name) ??
        says[name] ??
        (name === "cards" && cards ? cards : null) ??
        (name === "prompt" || name === "answer" ? (context?.[name] ?? null) : null),
    );
  }

  protected override render(): TemplateResult | typeof nothing {
    const language = this.#language;
    const words = this.#wordsIn(language);
    const own = embedWords[language];
    if (!words || !this.#core) return this.#waiting(words);
    this.#fetchOffers();
    if (this.#offersAwaited) return this.#waiting(words);
    const question = this.#question;
    const money = moneyOf({ ...emptyBook, currency: currencyOf(this) }, language);
    const voice = createVoice(words, this.#core.catalog(), money);
    const outcome = askOnly(own.elsewhere, this.#core, question, this.#offers);
    const told = "answer" in outcome ? tell(outcome.answer, voice, own) : undefined;
    const view = viewOf(this);
    const wrong = [
      ...complaints(this, own),
      ...["page", "order", "offers"].filter((name) => this.#refuses(name)).map(own.notHttps),
      ...(this.#offersFailed ? [own.noOffers(this.#offersFailed)] : []),
    ];
    this.#announce(question, outcome);
    return html`<div
      class="root"
      part="card"
      role="group"
      aria-label="WhichGPU"
      data-view=${view}
      data-theme=${this.getAttribute("theme") ?? "host"}
      data-verdict=${told?.headline.verdict ?? "does_not_fit"}
      lang=${words.locale}
    >
      ${wrong.map((text) => html`<p class="wrong" part="warning">${text}</p>`)}
      ${view === "claim" ? html`<blockquote part="claim"><slot></slot></blockquote>` : nothing}
      ${"error" in outcome ? wrongEntry(outcome.error, false, voice) : nothing}
      ${view === "compare" ? comparison(this.#compared(question, voice, own), voice, own) : nothing}
      ${told && view !== "compare" ? shown(view, told, own) : nothing}
      ${
        money.perDollar === 1
          ? nothing
          : html`<p class="basis">${words.rate(money.perDollar, publishedRate.as_of)}</p>`
      }
      ${this.#inputs(question, view, voice, own)} ${this.#links(question, words, own)}
    </div>`;
  }

  /** While the core or the words are not there; where they cannot be had, the link to the full page stays. */
  #waiting(words: Words | undefined): TemplateResult {
    const text = words ? (this.#failure ? words.failed + this.#failure : words.loading) : "";
    return html`<div
      class="root"
      part="card"
      data-view=${viewOf(this)}
      data-theme=${this.getAttribute("theme") ?? "host"}
    >
      ${text}
      ${words && this.#failure ? this.#links(this.#question, words, embedWords[words.language]) : nothing}
    </div>`;
  }

  get #language(): Language {
    return languageAround(this) ?? browserLanguage();
  }

  /** The dictionary of a language; until it is there the element is empty. */
  #wordsIn(language: Language): Words | undefined {
    const words = dictionaries.get(language);
    if (!words) {
      void loadAnswers(language).then((loaded) => {
        dictionaries.set(language, loaded);
        this.requestUpdate();
      });
    }
    return words;
  }

  #refuses(name: string): boolean {
    const text = this.getAttribute(name);
    return text !== null && safeAddress(text) === undefined;
  }

  #fetchOffers(): void {
    const address = safeAddress(this.getAttribute("offers") ?? "");
    const wanted = this.hasAttribute("offers") && address ? address : "";
    if (wanted === this.#offersAddress || !this.#core) return;
    this.#offersAddress = wanted;
    this.#offers = [];
    this.#offersFailed = "";
    this.#offersAwaited = wanted !== "";
    if (!wanted) return;
    const settle = (offers: readonly BookOffer[], failed: string) => {
      if (wanted !== this.#offersAddress) return;
      this.#offers = offers;
      this.#offersFailed = failed;
      this.#offersAwaited = false;
      this.requestUpdate();
    };
    offersAt(wanted, this.#core.catalog()).then(
      (offers) => {
        settle(offers, "");
      },
      () => {
        settle([], wanted);
      },
    );
  }

  /** The cards one may choose from: those of the catalog, or of the author's own offers. */
  #cards({ catalog }: Voice) {
    const own = new Set(this.#offers.map(({ gpu }) => gpu));
    const only = this.hasAttribute("only-offers") && own.size > 0;
    return catalog.gpus.filter(({ id }) => !only || own.has(id));
  }

  #compared(question: Question, voice: Voice, own: EmbedWords) {
    const others = (this.getAttribute("compare") ?? "").split(/[,，、]/).map((one) => one.trim());
    const cards = this.hasAttribute("only-offers")
      ? this.#cards(voice).map(({ id }) => id)
      : [question.gpu, ...others.filter(Boolean)];
    return cards.map((gpu) => ({
      name: named(voice.catalog.gpus, gpu)?.name ?? gpu,
      outcome: askOnly(own.elsewhere, this.#core as WhichGpu, { ...question, gpu }, this.#offers),
    }));
  }

  #inputs(
    question: Question,
    view: View,
    voice: Voice,
    own: EmbedWords,
  ): TemplateResult | typeof nothing {
    if (view !== "full" || this.hasAttribute("locked")) return nothing;
    const fields = readersFields.filter((name) => fieldNamesOf(question.task).includes(name));
    const change = (name: FieldName) => (event: Event) => {
      this.#changes[name] = (event.target as HTMLInputElement).value;
      this.requestUpdate();
    };
    const { words } = voice;
    const chosen = named(voice.catalog.gpus, question.gpu)?.id;
    return html`<fieldset class="inputs" part="inputs">
      <legend>${own.readers}</legend>
      ${fields.map((name) =>
        name === "gpu"
          ? html`<label
              >${words.fields.gpu}
              <select part="input" @change=${change("gpu")}>
                ${chosen ? nothing : html`<option selected>${question.gpu}</option>`}
                ${this.#cards(voice).map(
                  ({ id, name: label }) =>
                    html`<option value=${id} ?selected=${id === chosen}>${label}</option>`,
                )}
              </select></label
            >`
          : html`<label
              >${nameOfField(words, name)}
              <input
                part="input"
                inputmode="numeric"
                size="5"
                .value=${question[name]}
                @change=${change(name)}
            /></label>`,
      )}
    </fieldset>`;
  }

  #links(question: Question, words: Words, own: EmbedWords): TemplateResult | typeof nothing {
    const named = this.getAttribute("page");
    const page = named === null ? WhichGpuElement.surroundings.page : safeAddress(named);
    const filled = (this.getAttribute("order") ?? "")
      .replaceAll("{gpu}", encodeURIComponent(question.gpu))
      .replaceAll("{count}", encodeURIComponent(question.count));
    const order = filled ? safeAddress(filled) : undefined;
    if (!page && !order) return nothing;
    return html`<p class="more">
      ${
        page
          ? html`<a
              part="link"
              href=${page + queryOf(question, words.language)}
              target="_blank"
              rel="noopener"
              >${words.openPage}</a
            >`
          : nothing
      }
      ${
        order
          ? html`<a part="order" href=${order} target="_blank" rel="noopener sponsored"
              >${own.order}</a
            >`
          : nothing
      }
    </p>`;
  }

  /** Tells the article of a new answer, after it is shown. */
  #announce(question: Question, outcome: Outcome): void {
    const told = JSON.stringify([question, "answer" in outcome ? outcome.answer.request : outcome]);
    if (told === this.#announced) return;
    this.#announced = told;
    const detail: Announced = { question, outcome };
    const name = "answer" in outcome ? "whichgpu-answer" : "whichgpu-error";
    void this.updateComplete.then(() => {
      this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
    });
  }
}

// Frameworks set properties where there are any: each attribute is one too.
for (const name of heard) {
  if (name in WhichGpuElement.prototype) continue;
  Object.defineProperty(WhichGpuElement.prototype, name, {
    configurable: true,
    get(this: WhichGpuElement) {
      return this.getAttribute(name);
    },
    set(this: WhichGpuElement, value: string | number | boolean | null | undefined) {
      if (value === null || value === undefined || value === false) this.removeAttribute(name);
      else this.setAttribute(name, value === true ? "" : String(value));
    },
  });
}
