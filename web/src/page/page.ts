import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { keyed } from "lit/directives/keyed.js";
import type { Planner } from "../core/planner.ts";
import { openDialog } from "../dialogs/index.ts";
import { ownDialogs } from "../dialogs/own-links.ts";
import { publishedRate } from "../format/money.ts";
import type { Language, Words } from "../i18n/index.ts";
import type { Voice } from "../i18n/voice.ts";
import { inSight } from "../parts/later/in-sight.ts";
import { later } from "../parts/later/later.ts";
import { headlineText, wrongEntry } from "../parts/verdict/verdict.ts";
import type { Task } from "../questions/index.ts";
import type { Panel, QuestionActions } from "../questions/panel.ts";
import { fetchedCard, panelOf } from "../questions/panels.ts";
import type { Answer, Outcome } from "../state/answer.ts";
import { initialQuestion } from "../state/fields.ts";
import type { PriceBook } from "../state/price-book.ts";
import type { Meant } from "../search/together.ts";
import type { State } from "../state/store.ts";
import { fetchPart } from "../state/unreachable.ts";
import { omnibox } from "./omnibox.ts";
import { inputs } from "./inputs.ts";
import { languageButtons } from "./languages.ts";
import { presetLinks } from "./presets.ts";
import { panelId, panelLabel, taskTabs } from "./tabs.ts";
import "./header.css";
import "./style.css";

/** What the visitor can do. */
export interface Actions extends QuestionActions {
  readonly turnTo: (task: Task) => void;
  readonly find: (meant: Meant) => void;
  readonly tryOut: (patch: unknown) => Outcome | undefined;
  readonly price: (book: PriceBook) => void;
  readonly speak: (language: Language) => Promise<void>;
}

/** Where this copy of the page stands. */
export interface Site {
  /** Address of the embeddable script; undefined where there is none, as in the offline file. */
  readonly embedScript: string | undefined;
  /** Address of the page of claims; undefined where there is none, as in the offline file. */
  readonly claimsPage: string | undefined;
  /** The same of the page of published measurements. */
  readonly accuracyPage: string | undefined;
  /** The same of the pages that say what is modelled. */
  readonly methodPages: Readonly<Record<Language, string>> | undefined;
  /** Starts the planner beside the page; undefined where there is none, as in the offline file. */
  readonly planner: (() => Planner) | undefined;
}

/** The whole page for one state. Until the panel of the task is fetched, its answer stands there alone. */
export function page(state: State, site: Site, actions: Actions): TemplateResult {
  const { question, answer, error, around, busy, voice, fetched } = state;
  const { words } = voice;
  const { task } = question;
  const panel = panelOf(task);
  const methodPage = site.methodPages?.[words.language];
  return html`
    <a class="skip" href="#${panelId}" @click=${skip}>${words.skip}</a>
    ${header(state, site, actions)}
    ${
      state.unreachable
        ? html`<p class="unreachable" role="alert">
            ${state.unreachable === true ? words.unreachable : state.unreachable}
          </p>`
        : nothing
    }
    ${guard([question, voice], () => presetLinks(question, voice, actions.open))}
    ${replacedNote(state, actions)}
    <main>
      <div class="layout" id=${panelId} role="tabpanel" aria-labelledby=${panelLabel(task)}>
        <aside class="card sheet" id="inputs" popover="auto" aria-label=${words.inputs}>
          ${guard([question, shownByInputs(answer, panel), error, voice, fetched], () =>
            keyed(task, panel ? inputs(state, panel, actions.set) : nothing),
          )}
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
          aria-busy=${busy || !panel ? "true" : "false"}
          ?data-stale=${Boolean(error && answer)}
        >
          ${guard([answer, error, busy && !answer, voice, fetched], () =>
            headline(state, panel, actions),
          )}
          ${guard([answer, around, voice, fetched], () =>
            keyed(task, answer && panel?.details(answer, around, voice, actions)),
          )}
          ${guard(
            [question, answer, around, state.compared, voice, fetched],
            () => panel?.end?.(state, voice, actions) ?? nothing,
          )}
          <whichgpu-take
            ${later(() => import("../take/take.ts"))}
            ${inSight(actions.see)}
            .voice=${voice}
            .answer=${answer}
            .around=${around}
            .tryOut=${actions.tryOut}
          ></whichgpu-take>
        </section>
      </div>
    </main>
    <footer>
      ${rateNote(voice)} ${linkTo(methodPage, words.openMethod, words)}
      ${methodPage ? html`<a class="tool" href="${methodPage}#glossary">${words.glossary}</a>` : nothing}
      <whichgpu-theme ${later(() => import("./theme.ts"))} .voice=${voice}></whichgpu-theme>
    </footer>
    ${dialogs(state, site, actions)}
  `;
}

/** Goes to the first input or, where the inputs are in a sheet, to the row that opens it. */
function skip(event: Event): void {
  event.preventDefault();
  const places = document.querySelectorAll<HTMLElement>("#inputs .control, .open-inputs");
  [...places].find((place) => place.checkVisibility())?.focus();
}

/** What the inputs show of an answer. */
const shownByInputs = (answer: Answer | undefined, panel: Panel<Task> | undefined): unknown =>
  answer && panel?.shownByInputs ? panel.shownByInputs(answer.report) : answer;

/** What a preset took the place of can be had back. */
function replacedNote({ replaced, voice }: State, { open }: Actions) {
  if (!replaced) return nothing;
  return html`<p class="replaced" role="status">
    ${voice.words.replaced}
    <button
      type="button"
      class="link"
      @click=${() => {
        open(replaced);
      }}
    >
      ${voice.words.undo}
    </button>
  </p>`;
}

/** At which published rate dollars are shown in another currency. */
function rateNote({ words, numbers }: Voice) {
  const { per_usd, as_of } = publishedRate;
  return numbers.perDollar === per_usd
    ? html`<span class="fine">${words.rate(per_usd, as_of)}</span>`
    : nothing;
}

/** A link to another page of the site, in the language that is read; nothing where there is none. */
const linkTo = (page: string | undefined, name: string, { language }: Words) =>
  page ? html`<a class="tool" href="${page}?lang=${language}">${name}</a>` : nothing;

function header(state: State, site: Site, actions: Actions): TemplateResult {
  const { question, voice } = state;
  const { words } = voice;
  const { embedScript, claimsPage, accuracyPage } = site;
  return html`<header>
    <div class="top">
      <h1>Which<span>GPU</span></h1>
      ${omnibox(voice, actions.find)}
      <nav>
        <button type="button" class="tool" @click=${() => openDialog("whichgpu-price-book", words)}>
          ${words.openPrices}
        </button>
        ${
          embedScript
            ? html`<button
                type="button"
                class="tool"
                @click=${() => openDialog("whichgpu-embed", words)}
              >
                ${words.embed}
              </button>`
            : nothing
        }
        ${linkTo(claimsPage, words.openClaims, words)}
        ${linkTo(accuracyPage, words.openAccuracy, words)}
        <button
          type="button"
          class="tool save"
          @click=${() =>
            fetchPart(async () => (await import("../take/take.ts")).saveOffline(state))}
        >
          ${words.offline}
        </button>
        ${languageButtons(words.language, actions.speak)}
      </nav>
    </div>
    ${taskTabs(question.task, voice, actions.turnTo)}
  </header>`;
}

/** The verdict; on a phone it stays in sight, with the row that opens the inputs. */
function headline(
  { question: { task }, answer, error, busy, voice }: State,
  panel: Panel<Task> | undefined,
  actions: Actions,
): TemplateResult {
  const { words } = voice;
  const told = answer && tell(answer, panel, voice);
  return html`<div class="sticky">
    <div
      class="card verdict"
      data-verdict=${told?.headline.verdict ?? "tight"}
      ?data-stale=${Boolean(error)}
    >
      <div aria-live="polite">
        ${error ? wrongEntry(error, answer !== undefined, voice) : nothing}
        ${told ? headlineText(told.headline) : busy && !answer ? words.loading : nothing}
      </div>
      ${
        error && !answer
          ? html`<button
              type="button"
              class="chip"
              @click=${() => {
                actions.open(initialQuestion(task));
              }}
            >
              ${words.startOver}
            </button>`
          : nothing
      }
      ${answer && !error ? panel?.remedies?.(answer.report, voice, actions.apply) : nothing}
    </div>
    <button type="button" class="card open-inputs" popovertarget="inputs">
      <span>
        ${told ? html`<b>${told.line}</b>` : nothing}
        <small>${told?.summary ?? words.inputs}</small>
      </span>
      <span>${words.change}</span>
    </button>
  </div>`;
}

function tell({ task, report }: Answer, panel: Panel<Task> | undefined, voice: Voice) {
  const card = fetchedCard(task);
  if (!card) return undefined;
  const own = panel?.headline?.(report, voice);
  const headline = own ?? card.headline(report, voice);
  // The figures are those of the card's own headline.
  const figures = own ? [] : card.figures(report, voice).map(({ value }) => value);
  const line = [headline.badge, figures[0], figures.length > 2 ? figures.at(2) : undefined];
  return {
    headline,
    summary: card.summary(report, voice),
    line: line.filter((part) => typeof part === "string").join(" · "),
  };
}

/** The elements of the dialogs; each is empty until its dialog is opened. */
function dialogs(
  { question, voice, book, bookKept }: State,
  { embedScript }: Site,
  actions: Actions,
): TemplateResult {
  return html`${ownDialogs(question, voice, actions)}
    <whichgpu-price-book
      .voice=${voice}
      .book=${book}
      .kept=${bookKept}
      .gpu=${question.gpu}
      .change=${actions.price}
    ></whichgpu-price-book>
    ${
      embedScript
        ? html`<whichgpu-embed
            .voice=${voice}
            .question=${question}
            .script=${embedScript}
          ></whichgpu-embed>`
        : nothing
    }`;
}
