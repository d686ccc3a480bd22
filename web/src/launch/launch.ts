import { html, nothing, type TemplateResult } from "lit";
import type { Report, ServingRequest } from "whichgpu";
import type { Language } from "../i18n/index.ts";
import type { LaunchWords } from "../i18n/en/launch.ts";
import { SpokenElement } from "../parts/later/spoken-element.ts";
import { whileOpen } from "../parts/later/while-open.ts";
import { copyButton } from "../parts/take/copy-button.ts";
import { saveText } from "../parts/take/save-text.ts";
import { acceptanceOf, type Acceptance } from "./acceptance.ts";
import { launchOf, type Launch } from "./command.ts";
import { facts, sourcesOf } from "./facts.ts";
import { fileNames, imageOf, launchForms, launchText, type LaunchForm } from "./forms.ts";
import { readCommand, type ReadCommand } from "./read.ts";
import { commandText } from "./shell.ts";
import { loadLaunchWords } from "./words.ts";
import "../parts/comparison/comparison.css";
import "./style.css";

/** The command that runs a serving answer, its acceptance test, and the way back from a command to the form. */
export class LaunchPanel extends SpokenElement<LaunchWords> {
  static override properties = {
    request: { attribute: false },
    report: { attribute: false },
    measured: { attribute: false },
    form: { state: true },
    pasted: { state: true },
    read: { state: true },
  };

  declare request: ServingRequest;
  declare report: Report;
  /** The same under the load of the benchmark. */
  declare measured: Report | undefined;
  /** Applies a JSON merge patch of the request. */
  declare apply: (patch: unknown) => void;
  declare private form: LaunchForm;
  declare private pasted: string;
  declare private read: ReadCommand | "unreadable" | undefined;

  constructor() {
    super();
    this.form = "command";
    this.pasted = "";
    this.read = undefined;
  }

  protected override load(language: Language): Promise<LaunchWords> {
    return loadLaunchWords(language);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { own: words, report } = this;
    if (!words) return nothing;
    const launch = report.speed && launchOf(this.request, report, this.voice.catalog);
    return html`<section class="card panel launch">
      <h2>${words.title}</h2>
      ${
        launch
          ? this.#commands(launch, words)
          : report.speed
            ? html`<p class="fine">
                ${words.noEngine(this.voice.engineName(report.configuration.engine))}
              </p>`
            : nothing
      }
      ${this.#reader(words)}
    </section>`;
  }

  #commands(launch: Launch, words: LaunchWords): TemplateResult {
    const text = launchText(launch, this.form);
    const acceptance = acceptanceOf(this.request, this.measured ?? this.report, launch);
    const image = this.form === "command" ? undefined : imageOf(launch);
    return html`
      <div class="launch-forms" role="group" aria-label=${words.formsTitle}>
        ${launchForms.map(
          (form) =>
            html`<button
              type="button"
              class="chip"
              aria-pressed=${form === this.form ? "true" : "false"}
              @click=${() => {
                this.form = form;
              }}
            >
              ${words.forms[form]}
            </button>`,
        )}
      </div>
      ${
        text === undefined
          ? html`<p class="fine">
              ${words.noImage(this.voice.engineName(launch.engine.id), launch.vendor)}
            </p>`
          : codeBlock(text, words.forms[this.form], fileNames[this.form], words)
      }
      ${launchNotes(launch, this.form, words)}
      ${sourceLine([...launch.sources, ...(image ? [image.source] : [])], launch.recalled, words)}
      ${
        acceptance
          ? html`<details
              class="acceptance"
              ${whileOpen(() => this.#acceptance(acceptance, words))}
            >
              <summary>${words.acceptance}</summary>
            </details>`
          : nothing
      }
    `;
  }

  #acceptance({ words: command, requests, limits }: Acceptance, words: LaunchWords) {
    const { numbers } = this.voice;
    return html`<p class="fine">${words.acceptanceHint(numbers.whole(requests))}</p>
      ${codeBlock(commandText(command), words.acceptance, "acceptance.sh", words)}
      <div class="table-scroll" tabindex="0" role="region" aria-label=${words.must}>
        <table class="comparison">
          <thead>
            <tr>
              <th scope="col">${words.metric}</th>
              <th scope="col">${words.must}</th>
              <th scope="col">${words.expected}</th>
            </tr>
          </thead>
          <tbody>
            ${limits.map(
              ({ id, printed, sense, limit, expected, own }) =>
                html`<tr>
                  <th scope="row">${printed || words.logged}</th>
                  <td>
                    ${words[sense](numbers.figure(limit))} ${words.units[id]}
                    ${own ? html`<span class="range">${words.own}</span>` : nothing}
                  </td>
                  <td>${numbers.figure(expected)} ${words.units[id]}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${sourceLine([facts.benchmark.source], [], words)}`;
  }

  #reader(words: LaunchWords): TemplateResult {
    return html`<details class="launch-reader">
      <summary>${words.paste}</summary>
      <label class="fine" for="launch-pasted">${words.pasteLabel}</label>
      <textarea
        id="launch-pasted"
        rows="4"
        spellcheck="false"
        .value=${this.pasted}
        @input=${({ target }: InputEvent) => {
          this.pasted = (target as HTMLTextAreaElement).value;
        }}
      ></textarea>
      <p class="launch-tools">
        <button
          type="button"
          class="chip"
          ?disabled=${this.pasted.trim() === ""}
          @click=${this.#fill}
        >
          ${words.fill}
        </button>
      </p>
      <div aria-live="polite">${this.read ? readResult(this.read, words) : nothing}</div>
    </details>`;
  }

  readonly #fill = (): void => {
    const read = readCommand(this.pasted, this.voice.catalog);
    this.read = read ?? "unreadable";
    if (!read) return;
    const { configuration: now } = this.report;
    // The server's context is filled: the answers stay as long as they are, unless nothing is left for prompts.
    const output = Math.min(now.output_tokens, Math.floor((read.context ?? Infinity) / 2));
    const lengths = read.context && { input_tokens: read.context - output, output_tokens: output };
    this.apply({ ...read.patch, ...lengths });
  };
}

/** A text to copy or save, in the form of its file. */
export function codeBlock(text: string, title: string, file: string, words: LaunchWords) {
  return html`<pre tabindex="0" role="region" aria-label=${title}><code>${text}</code></pre>
    <p class="launch-tools">
      ${copyButton(words, () => text)}
      <button
        type="button"
        class="chip"
        @click=${() => {
          saveText(file, "text/plain", `${text.trimEnd()}\n`);
        }}
      >
        ${words.save}
      </button>
    </p>`;
}

function launchNotes({ notes, copies, vendor }: Launch, form: LaunchForm, words: LaunchWords) {
  const told = notes.filter(
    (note) => note !== "slice" || (form !== "kubernetes" && vendor === "NVIDIA"),
  );
  if (told.length === 0) return nothing;
  return html`<ul class="launch-notes">
    ${told.map((note) => {
      const text = words.notes[note];
      return html`<li>${typeof text === "string" ? text : text(String(copies))}</li>`;
    })}
  </ul>`;
}

/** Where the flags were read, and which were not. */
export function sourceLine(
  names: readonly string[],
  recalled: readonly string[],
  words: LaunchWords,
): TemplateResult {
  return html`<p class="fine">
    ${words.read}
    ${sourcesOf(names).map(
      ({ text, url }, index) =>
        html`${index > 0 ? " · " : ""}<a href=${url} target="_blank" rel="noreferrer"
            >${text.replace(/@[0-9a-f]{40}$/, "")}</a
          >`,
    )},
    ${words.asOf(facts.as_of)}.
    ${recalled.length > 0 ? words.recalled(recalled.join(", ")) : nothing}
  </p>`;
}

function readResult(read: ReadCommand | "unreadable", words: LaunchWords): TemplateResult {
  if (read === "unreadable") return html`<p class="no">${words.unreadable}</p>`;
  const list = (title: string, flags: readonly string[]) =>
    flags.length > 0
      ? html`<dt>${title}</dt>
          <dd>${flags.join(" · ")}</dd>`
      : nothing;
  return html`${
      read.unknownModel === undefined
        ? nothing
        : html`<p class="waits">${words.unknownModel(read.unknownModel)}</p>`
    }
    ${read.noModel ? html`<p class="waits">${words.noModel}</p>` : nothing}
    <dl class="launch-read">
      ${list(words.understood, read.understood)} ${list(words.unknown, read.unknown)}
      ${list(words.noEffect, read.noEffect)}
    </dl>`;
}

customElements.define("whichgpu-launch", LaunchPanel);
