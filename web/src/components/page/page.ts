import { html, nothing, type TemplateResult } from "lit";
import type { Report } from "whichgpu";
import type { Language } from "../../i18n/index.ts";
import type { Voice } from "../../i18n/voice.ts";
import type { FieldName, Question } from "../../state/fields.ts";
import type { State } from "../../state/store.ts";
import { confidence } from "../confidence/confidence.ts";
import { comparison } from "../comparison/comparison.ts";
import { contextCurve } from "../context-curve/context-curve.ts";
import { embedDialog, openEmbedDialog } from "../embed-dialog/embed-dialog.ts";
import { inputs } from "../inputs/inputs.ts";
import { memoryBar, memoryUnits } from "../memory-bar/memory-bar.ts";
import { fixes, notes } from "../notes/notes.ts";
import { presetLinks } from "../presets/presets.ts";
import { costTile, memoryTile, speedTile } from "../tiles/tiles.ts";
import { verdict, wrongEntry } from "../verdict/verdict.ts";
import { working } from "../working/working.ts";

/** What the visitor can do. */
export interface Actions {
  readonly set: (name: FieldName, text: string) => void;
  readonly open: (question: Question) => void;
  readonly apply: (patch: unknown) => void;
  readonly speak: (language: Language) => void;
}

/** Where this copy of the page stands. */
export interface Site {
  /** Address of the embeddable script; undefined where there is none, as in the offline file. */
  readonly embedScript: string | undefined;
  /** Address of the offline file; undefined in that file itself. */
  readonly offlineFile: string | undefined;
}

/** The whole page for one state. */
export function page(state: State, voice: Voice, site: Site, actions: Actions): TemplateResult {
  const { words } = voice;
  return html`
    ${header(state.question, voice, site, actions)}
    ${presetLinks(state.question, voice, actions.open)}
    <main class="layout">
      <aside class="card sheet" id="inputs" popover="auto" aria-label=${words.inputs}>
        ${inputs(state, voice, actions.set)}
        <button type="button" class="sheet-close" popovertarget="inputs" popovertargetaction="hide">
          ${words.close}
        </button>
      </aside>
      <section
        class="answer"
        aria-label=${words.answer}
        ?data-stale=${Boolean(state.error && state.report)}
      >
        ${headline(state, voice, actions)}
        ${state.report ? details(state.report, state, voice, actions) : nothing}
      </section>
    </main>
  `;
}

function header(question: Question, { words }: Voice, site: Site, actions: Actions) {
  const { embedScript, offlineFile } = site;
  return html`<header class="top">
      <h1>Which<span>GPU</span></h1>
      <nav>
        ${
          embedScript
            ? html`<button type="button" class="tool" @click=${openEmbedDialog}>
                ${words.embed}
              </button>`
            : nothing
        }
        ${
          offlineFile
            ? html`<a class="tool" href=${offlineFile} download>${words.offline}</a>`
            : nothing
        }
        <button
          type="button"
          class="tool"
          lang=${words.other.language}
          @click=${() => {
            actions.speak(words.other.language);
          }}
        >
          ${words.other.name}
        </button>
      </nav>
    </header>
    ${embedScript ? embedDialog(question, embedScript, words) : nothing}`;
}

/** The verdict; on a phone it stays in sight, with the row that opens the inputs. */
function headline({ report, error }: State, voice: Voice, actions: Actions): TemplateResult {
  const { words, numbers } = voice;
  const now = report?.configuration;
  const summary = now
    ? `${now.model.name} · ${now.gpu_count} × ${now.gpu.name} · ${words.usersOf(numbers.whole(now.concurrency))}`
    : words.inputs;
  return html`<div class="sticky">
    <div
      class="card verdict"
      data-verdict=${report?.fit.verdict ?? "tight"}
      ?data-stale=${Boolean(error)}
    >
      <div aria-live="polite">
        ${error ? wrongEntry(error, report !== undefined, voice) : nothing}
        ${report ? verdict(report, voice) : nothing}
      </div>
      ${report && !error ? fixes(report, voice, actions.apply) : nothing}
    </div>
    <button type="button" class="card open-inputs" popovertarget="inputs">
      <span>${summary}</span><span>${words.change}</span>
    </button>
  </div>`;
}

function details(report: Report, state: State, voice: Voice, actions: Actions): TemplateResult {
  const { words } = voice;
  const choose = ({ configuration }: Report) => {
    actions.apply({
      gpu: configuration.gpu.id,
      gpu_count: configuration.gpu_count,
      parallelism: null,
      price: null,
      measured: null,
    });
  };
  return html`
    <div class="tiles">
      ${memoryTile(report, voice)} ${speedTile(report, voice)} ${costTile(report, voice)}
    </div>
    ${confidence(report, voice)}
    <section class="card panel">
      <h2>${words.bar.title}</h2>
      ${memoryBar(report, voice)} ${memoryUnits(report, voice)}
    </section>
    <div class="two">
      <section class="card panel">
        <h2>${words.compare.title}</h2>
        ${comparison(state.rows, report.configuration.gpu.id, voice, choose)}
      </section>
      <section class="card panel">
        <h2>${words.curve.title}</h2>
        ${state.curve.length > 1 ? contextCurve(report, state.curve, voice) : nothing}
      </section>
    </div>
    ${notes(report, voice)} ${working(report, voice)}
  `;
}
