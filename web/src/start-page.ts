import { render } from "lit";
import type { Calculator } from "./core/calculator.ts";
import { CITATIONS } from "./core/citations.ts";
import { browserLanguage, languageOf, languages, type Words } from "./i18n/index.ts";
import { createVoice } from "./i18n/voice.ts";
import { focusOnSlash } from "./page/omnibox.ts";
import { page, type Actions, type Site } from "./page/page.ts";
import { fail, takeOver } from "./page/ready.ts";
import { measureSheet } from "./page/sheet.ts";
import { Steps } from "./page/steps.ts";
import { bringIntoSight, focusTab } from "./page/tabs.ts";
import type { Task } from "./questions/index.ts";
import { fetchedCard, loadPanel } from "./questions/panels.ts";
import { comparedFromQuery, withCompared } from "./state/compared.ts";
import { moneyOf, type PriceBook } from "./state/price-book.ts";
import { followBook, keptBook } from "./state/price-storage.ts";
import { STARTED, Store, type Opening, type State } from "./state/store.ts";
import { withKept } from "./state/kept.ts";
import { UNREACHABLE } from "./state/unreachable.ts";
import { queryOf, questionFromQuery } from "./state/url.ts";

/** How long typing must pause before the address and the title follow; browsers limit how often an address may change. */
const ADDRESS_DELAY_MS = 250;

/**
 * Runs the page: shows the question in the address, and keeps the two together. `query` is that of the address, or what
 * the page is to show at first where it has none of its own.
 */
export async function startPage(
  loading: Promise<Calculator>,
  site: Site,
  query = location.search,
): Promise<void> {
  const root = document.querySelector("#page");
  if (!(root instanceof HTMLElement)) throw new Error("The document has no element #page.");
  const question = questionFromQuery(query);
  const chosenLanguage = languageOf(new URLSearchParams(query).get("lang"));
  // What the first screen needs is fetched at once, beside the core.
  const language = chosenLanguage ?? browserLanguage();
  const starting = Promise.all([loading, keptBook(), loadPanel(question.task, language)]);
  // If that fails, it is said below, once there are words for it.
  starting.catch(() => undefined);
  let words: Words;
  try {
    words = await languages[language].load();
  } catch (error) {
    fail(root, "", error);
    return;
  }
  greet(root, words);

  let calculator: Calculator;
  let book: PriceBook;
  try {
    [calculator, book] = await starting;
  } catch (error) {
    fail(root, words.failed, error);
    return;
  }
  takeOver(root);
  const voice = createVoice(words, calculator.core.catalog(), moneyOf(book, language));
  const beside = comparedFromQuery(query);
  run(root, calculator, { question, voice, chosenLanguage, book, beside }, site);
  // What an address points at exists only now; what stands above it grows once more in the next frame.
  if (location.hash) {
    requestAnimationFrame(() => document.getElementById(location.hash.slice(1))?.scrollIntoView());
  }
}

function run(root: HTMLElement, calculator: Calculator, opening: Opening, site: Site): void {
  let shownTask: Task | undefined;
  let addressTimer: ReturnType<typeof setTimeout> | undefined;
  /** The field that was typed into last; undefined: something else changed. */
  let typedInto: string | undefined;
  const steps = new Steps(() => {
    clearTimeout(addressTimer);
    store.restore(questionFromQuery(location.search), comparedFromQuery(location.search));
  });
  const show = (): void => {
    const { state } = store;
    speakIn(state.voice.words);
    render(page(state, site, actions), root);
    const { task } = state.question;
    if (task !== shownTask) bringIntoSight(task);
    shownTask = task;
    clearTimeout(addressTimer);
    addressTimer = setTimeout(() => {
      steps.follow(addressOf(state), typedInto);
      typedInto = undefined;
      // Said again, it would have every element styled anew, as would the language.
      const title = titleOf(state);
      if (document.title !== title) document.title = title;
    }, ADDRESS_DELAY_MS);
  };
  const store = new Store(calculator, opening, show, site.planner);
  const { apply, compare, find, tryOut, turnTo, see, speak, price } = store;
  const actions: Actions = {
    ...{ apply, compare, find, tryOut, turnTo, see, speak, price },
    set: (name, text) => {
      typedInto = name;
      store.set(name, text);
    },
    open: (question) => {
      const { task } = store.state.question;
      store.open(question);
      if (question.task !== task) focusTab(question.task);
    },
  };
  window.addEventListener(UNREACHABLE, store.miss);
  window.addEventListener(CITATIONS, store.refresh);
  window.addEventListener("beforeprint", store.lookAround);
  followBook(store.follow);
  window.addEventListener("keydown", focusOnSlash);
  show();
  measureSheet();
  window.dispatchEvent(new CustomEvent(STARTED, { detail: store }));
}

/** The address that says what the page shows. */
function addressOf({ question, compared, chosenLanguage }: State): string {
  const beside = compared.map((one) => one.question);
  const query = withKept(withCompared(queryOf(question, chosenLanguage), beside));
  return `${location.pathname}${query}${location.hash}`;
}

/** What is shown, in a line, which lists of tabs and bookmarks cut at the end; until there is an answer, what the page is. */
function titleOf({ answer, voice }: State): string {
  const shown = answer && fetchedCard(answer.task)?.summary(answer.report, voice);
  return shown ? `${shown} · WhichGPU` : voice.words.title;
}

function greet(root: HTMLElement, words: Words): void {
  speakIn(words);
  document.title = words.title;
  if (root.childElementCount > 0) return;
  root.className = "starting";
  root.textContent = words.loading;
}

/** Says which language the document is in. */
function speakIn({ locale }: Words): void {
  const { documentElement: root } = document;
  if (root.lang !== locale) root.lang = locale;
}
