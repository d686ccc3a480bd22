import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { Language } from "../i18n/index.ts";
import type { Voice } from "../i18n/voice.ts";
import type { Answer, Outcome } from "../state/answer.ts";
import type { Question } from "../state/fields.ts";
import type { Task } from "../state/forms.ts";
import type { PriceBook } from "../state/price-book.ts";
import type { State } from "../state/store.ts";
import { cardOf } from "../questions/cards.ts";
import { embedDialog, openEmbedDialog } from "../dialogs/embed/embed-dialog.ts";
import { inputs } from "./inputs.ts";
import { remedies } from "../parts/fixes/fixes.ts";
import type { QuestionActions } from "../questions/panel.ts";
import { ownDialogs } from "../dialogs/own-links.ts";
import { panelOf } from "../questions/panels.ts";
import { openPriceBook } from "../dialogs/prices/price-book.ts";
import { presetLinks } from "./presets.ts";
import { sideBySide } from "../questions/serving/side-by-side.ts";
import { panelId, panelLabel, taskTabs } from "./tabs.ts";
import { headlineText, wrongEntry } from "../parts/verdict/verdict.ts";

/** What the visitor can do. */
export interface Actions extends QuestionActions {
  readonly turnTo: (task: Task) => void;
  readonly tryOut: (patch: unknown) => Outcome;
  readonly price: (book: PriceBook) => void;
  readonly speak: (language: Language) => void;
}

/** Where this copy of the page stands. */
export interface Site {
  /** Address of the embeddable script; undefined where there is none, as in the offline file. */
  readonly embedScript: string | undefined;
  /** Address of the offline file; undefined in that file itself. */
  readonly offlineFile: string | undefined;
  /** Address of the page of claims; undefined where there is none, as in the offline file. */
  readonly claimsPage: string | undefined;
}

/** The visitor's prices, and whether the browser keeps them. */
export interface Prices {
  readonly book: PriceBook;
  readonly kept: boolean;
}

/** The whole page for one state. */
export function page(
  state: State,
  prices: Prices,
  voice: Voice,
  site: Site,
  actions: Actions,
): TemplateResult {
  const { words } = voice;
  const { question, answer, error, around, busy } = state;
  const { task } = question;
  const details = answer && panelOf(task).details(answer, around, voice, actions);
  return html`
    ${header(question, voice, site, actions)} ${presetLinks(question, voice, actions.open)}
    <main>
      <div class="layout" id=${panelId} role="tabpanel" aria-labelledby=${panelLabel(task)}>
        <aside class="card sheet" id="inputs" popover="auto" aria-label=${words.inputs}>
          ${keyed(task, inputs(state, voice, actions.set))}
          <button
            type="button"
            class="sheet-close"
            popovertarget="inputs"
            popovertargetaction="hide"
          >
            ${words.close}
          </button>
        </aside>
        <section
          class="answer"
          aria-label=${words.answer}
          aria-busy=${busy ? "true" : "false"}
          ?data-stale=${Boolean(error && answer)}
        >
          ${headline(state, voice, actions)} ${keyed(task, details)}
          ${task === "serving" ? sideBySide(state, voice, actions) : nothing}
        </section>
      </div>
    </main>
    ${ownDialogs(question, voice, actions)}
    <whichgpu-price-book
      .voice=${voice}
      .book=${prices.book}
      .kept=${prices.kept}
      .gpu=${question.gpu}
      .change=${actions.price}
    ></whichgpu-price-book>
  `;
}

function header(question: Question, voice: Voice, site: Site, actions: Actions) {
  const { words } = voice;
  const { embedScript, offlineFile, claimsPage } = site;
  return html`<header>
      <div class="top">
        <h1>Which<span>GPU</span></h1>
        <nav>
          <button type="button" class="tool" @click=${openPriceBook}>${words.prices.open}</button>
          ${
            embedScript
              ? html`<button type="button" class="tool" @click=${openEmbedDialog}>
                  ${words.embed}
                </button>`
              : nothing
          }
          ${
            claimsPage
              ? html`<a class="tool" href="${claimsPage}?lang=${words.language}"
                  >${words.claims.open}</a
                >`
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
      </div>
      ${taskTabs(question.task, voice, actions.turnTo)}
    </header>
    ${embedScript ? embedDialog(question, embedScript, words) : nothing}`;
}

/** The verdict; on a phone it stays in sight, with the row that opens the inputs. */
function headline({ answer, error }: State, voice: Voice, actions: Actions): TemplateResult {
  const { words } = voice;
  const told = answer && tell(answer, voice);
  return html`<div class="sticky">
    <div
      class="card verdict"
      data-verdict=${told?.headline.verdict ?? "tight"}
      ?data-stale=${Boolean(error)}
    >
      <div aria-live="polite">
        ${error ? wrongEntry(error, answer !== undefined, voice) : nothing}
        ${told ? headlineText(told.headline) : nothing}
      </div>
      ${told?.remedies && !error ? remedies(told.remedies, voice, actions.apply) : nothing}
    </div>
    <button type="button" class="card open-inputs" popovertarget="inputs">
      <span>${told?.summary ?? words.inputs}</span><span>${words.change}</span>
    </button>
  </div>`;
}

function tell({ task, report }: Answer, voice: Voice) {
  const card = cardOf(task);
  return {
    headline: card.headline(report, voice),
    summary: card.summary(report, voice),
    remedies: panelOf(task).remedies(report),
  };
}
