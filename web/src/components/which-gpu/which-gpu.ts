import { html, LitElement, nothing, unsafeCSS, type TemplateResult } from "lit";
import type { Report, WhichGpu } from "whichgpu";
import { browserLanguage, dictionaries, languageOf, type Language } from "../../i18n/index.ts";
import { createVoice, type Voice } from "../../i18n/voice.ts";
import { answer } from "../../state/answer.ts";
import { fieldNames, questionSaying, type Question } from "../../state/fields.ts";
import { queryOf } from "../../state/url.ts";
import { memoryBar } from "../memory-bar/memory-bar.ts";
import { priceDate } from "../price-date/price-date.ts";
import { verdict, wrongEntry } from "../verdict/verdict.ts";
import { splitContext } from "./split-context.ts";
import styles from "./which-gpu.css?inline";

/** Where the element finds the calculator, and the full page. */
export interface Surroundings {
  readonly core: () => Promise<WhichGpu>;
  /** Address of the full page; undefined: no link unless the element names one. */
  readonly page: string | undefined;
}

/**
 * One answer as a card in somebody's article:
 * `<which-gpu model="…" gpu="…" count="1" weights="fp8" context="8192" users="16">`.
 * Attributes: every input of the page by its name (see `fields`); `context`, all tokens of a request,
 * seven eighths of them prompt; `lang` (en, zh); `theme` (light, dark; default: the system's);
 * `page`, address of the full page. What is absent is as the page opens.
 */
export class WhichGpuElement extends LitElement {
  static override styles = unsafeCSS(styles);
  static surroundings: Surroundings;

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...fieldNames, "context", "lang", "theme", "page"];
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
    return questionSaying(
      (name) =>
        this.getAttribute(name) ??
        (name === "prompt" || name === "answer" ? (context?.[name] ?? null) : null),
    );
  }

  protected override render(): TemplateResult {
    const language = this.#language;
    const words = dictionaries[language];
    const theme = this.getAttribute("theme") ?? "system";
    if (!this.#core) {
      const text = this.#failure ? words.failed + this.#failure : words.loading;
      return html`<div class="root" data-theme=${theme} lang=${words.locale}>${text}</div>`;
    }
    const question = this.#question;
    const voice = createVoice(words, this.#core.catalog());
    const outcome = answer(this.#core, question);
    const report = "report" in outcome ? outcome.report : undefined;
    return html`<div
      class="root"
      role="group"
      aria-label="WhichGPU"
      data-theme=${theme}
      data-verdict=${report?.fit.verdict ?? "does_not_fit"}
      lang=${words.locale}
    >
      ${"error" in outcome ? wrongEntry(outcome.error, false, voice) : card(outcome.report, voice)}
      ${this.#link(question, language)}
    </div>`;
  }

  get #language(): Language {
    const wanted = this.closest("[lang]")?.getAttribute("lang");
    return languageOf(wanted) ?? browserLanguage();
  }

  #link(question: Question, language: Language): TemplateResult | typeof nothing {
    const page = this.getAttribute("page") ?? WhichGpuElement.surroundings.page;
    if (!page) return nothing;
    return html`<p class="more">
      <a href=${page + queryOf(question, language)} target="_blank" rel="noopener"
        >${dictionaries[language].openPage}</a
      >
    </p>`;
  }
}

function card(report: Report, voice: Voice): TemplateResult {
  const { words, numbers } = voice;
  const { speed, cost } = report;
  return html`
    ${verdict(report, voice)} ${memoryBar(report, voice)}
    ${
      speed
        ? html`<dl class="figures">
            <div>
              <dt>${words.speed.title}</dt>
              <dd>
                ${numbers.figure(speed.tokens_per_second_per_user)} ${words.speed.unit}
                <span>${numbers.range(speed.range.tokens_per_second_per_user)}</span>
              </dd>
            </div>
            <div>
              <dt>${words.speed.first}</dt>
              <dd>
                ${numbers.duration(speed.ttft_ms)}
                <span>${numbers.durationRange(speed.ttft_ms, speed.range.ttft_ms)}</span>
              </dd>
            </div>
            ${
              cost
                ? html`<div>
                    <dt>${words.cost.title}</dt>
                    <dd>
                      ${numbers.price(cost.usd_per_hour)} ${words.cost.hour}
                      <span
                        >${cost.offer ? priceDate(cost.offer.as_of, voice) : words.ownPrice}</span
                      >
                    </dd>
                  </div>`
                : nothing
            }
          </dl>`
        : nothing
    }
  `;
}
