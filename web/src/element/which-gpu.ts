import { html, LitElement, nothing, unsafeCSS, type TemplateResult } from "lit";
import type { WhichGpu } from "whichgpu";
import {
  browserLanguage,
  languageOf,
  loadAnswers,
  type Language,
  type Words,
} from "../i18n/index.ts";
import { createVoice, type Voice } from "../i18n/voice.ts";
import { ask, type Answer } from "../state/answer.ts";
import { fieldNames, questionSaying, taskNamed, type Question } from "../state/fields.ts";
import { queryOf } from "../state/url.ts";
import { cardOf } from "../questions/cards.ts";
import type { Fact } from "../parts/facts/facts.ts";
import { headlineText, wrongEntry, type Headline } from "../parts/verdict/verdict.ts";
import { splitContext } from "./split-context.ts";
import styles from "./style.css?inline";

/** Where the element finds the calculator, and the full page. */
export interface Surroundings {
  readonly core: () => Promise<WhichGpu>;
  /** Address of the full page; undefined: no link unless the element names one. */
  readonly page: string | undefined;
}

/** The dictionaries that some element has asked for. */
const dictionaries = new Map<Language, Words>();

/**
 * One answer as a card in somebody's article:
 * `<which-gpu model="…" gpu="…" count="1" weights="fp8" context="8192" users="16">`.
 * Attributes: `task` (default: serving) and every input of its form by its name (see `forms`); `context`, all tokens of a request,
 * seven eighths of them prompt; `lang` (en, zh); `theme` (light, dark; default: the system's);
 * `page`, address of the full page. What is absent is as the page opens.
 */
export class WhichGpuElement extends LitElement {
  static override styles = unsafeCSS(styles);
  static surroundings: Surroundings;

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...fieldNames, "task", "context", "lang", "theme", "page"];
  }

  #core: WhichGpu | undefined;
  #failure = "";

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
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
    return questionSaying(
      task,
      (name) =>
        this.getAttribute(name) ??
        says[name] ??
        (name === "prompt" || name === "answer" ? (context?.[name] ?? null) : null),
    );
  }

  protected override render(): TemplateResult | typeof nothing {
    const language = this.#language;
    const words = this.#wordsIn(language);
    if (!words) return nothing;
    const theme = this.getAttribute("theme") ?? "system";
    if (!this.#core) {
      const text = this.#failure ? words.failed + this.#failure : words.loading;
      return html`<div class="root" data-theme=${theme} lang=${words.locale}>${text}</div>`;
    }
    const question = this.#question;
    const voice = createVoice(words, this.#core.catalog());
    const outcome = ask(this.#core, question);
    const told = "answer" in outcome ? tell(outcome.answer, voice) : undefined;
    return html`<div
      class="root"
      role="group"
      aria-label="WhichGPU"
      data-theme=${theme}
      data-verdict=${told?.headline.verdict ?? "does_not_fit"}
      lang=${words.locale}
    >
      ${"error" in outcome ? wrongEntry(outcome.error, false, voice) : nothing}
      ${told ? shown(told) : nothing} ${this.#link(question, words)}
    </div>`;
  }

  get #language(): Language {
    const wanted = this.closest("[lang]")?.getAttribute("lang");
    return languageOf(wanted) ?? browserLanguage();
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

  #link(question: Question, words: Words): TemplateResult | typeof nothing {
    const page = this.getAttribute("page") ?? WhichGpuElement.surroundings.page;
    if (!page) return nothing;
    return html`<p class="more">
      <a href=${page + queryOf(question, words.language)} target="_blank" rel="noopener"
        >${words.openPage}</a
      >
    </p>`;
  }
}

/** What the element shows of an answer. */
interface Told {
  readonly headline: Headline;
  readonly bar: TemplateResult | typeof nothing;
  readonly figures: readonly Fact[];
}

function tell({ task, report }: Answer, voice: Voice): Told {
  const card = cardOf(task);
  return {
    headline: card.headline(report, voice),
    bar: card.bar(report, voice),
    figures: card.figures(report, voice),
  };
}

function shown({ headline, bar, figures }: Told): TemplateResult {
  return html`
    ${headlineText(headline)} ${bar}
    ${
      figures.length > 0
        ? html`<dl class="figures">
            ${figures.map(
              ({ name, value, range }) =>
                html`<div>
                  <dt>${name}</dt>
                  <dd>${value} ${range ? html`<span>${range}</span>` : nothing}</dd>
                </div>`,
            )}
          </dl>`
        : nothing
    }
  `;
}
