import { render } from "lit";
import type { WhichGpu } from "whichgpu";
import { page, type Site } from "./page/page.ts";
import { bringIntoSight, focusTab } from "./page/tabs.ts";
import { browserLanguage, dictionaries, languageOf, type Language } from "./i18n/index.ts";
import { createVoice } from "./i18n/voice.ts";
import type { Question } from "./state/fields.ts";
import type { Task } from "./state/forms.ts";
import { comparedFromQuery, withCompared } from "./state/compared.ts";
import { moneyOf, type PriceBook } from "./state/price-book.ts";
import { keepBook, keptBook } from "./state/price-storage.ts";
import { Store } from "./state/store.ts";
import { queryOf, questionFromQuery } from "./state/url.ts";

/** How long typing must pause before the address follows; browsers limit how often it may change. */
const ADDRESS_DELAY_MS = 250;

/** Runs the page: shows the question in the address, and keeps the two together. */
export async function startPage(loading: Promise<WhichGpu>, site: Site): Promise<void> {
  const root = document.querySelector("#page");
  if (!(root instanceof HTMLElement)) throw new Error("The document has no element #page.");
  let chosenLanguage = languageOf(new URLSearchParams(location.search).get("lang"));
  let language: Language = chosenLanguage ?? browserLanguage();
  greet(root, language);

  let core: WhichGpu;
  try {
    core = await loading;
  } catch (error) {
    root.textContent = `${dictionaries[language].failed}${String(error)}`;
    return;
  }
  root.replaceChildren();
  root.removeAttribute("class");

  const catalog = core.catalog();
  let book = keptBook();
  let bookKept = true;
  let voice = createVoice(dictionaries[language], catalog, moneyOf(book));
  let shownTask: Task | undefined;
  let addressTimer: ReturnType<typeof setTimeout> | undefined;
  const show = (): void => {
    nameDocument(language);
    render(page(store.state, { book, kept: bookKept }, voice, site, actions), root);
    const { task } = store.state.question;
    if (task !== shownTask) bringIntoSight(task);
    shownTask = task;
    clearTimeout(addressTimer);
    addressTimer = setTimeout(() => {
      const { question, compared } = store.state;
      const beside = compared.map((one) => one.question);
      const query = withCompared(queryOf(question, chosenLanguage), beside);
      history.replaceState(null, "", `${location.pathname}${query}${location.hash}`);
    }, ADDRESS_DELAY_MS);
  };
  const store = new Store(core, catalog, questionFromQuery(location.search), book.offers, show);
  const actions = {
    set: store.set.bind(store),
    open: (question: Question) => {
      const { task } = store.state.question;
      store.open(question);
      if (question.task !== task) focusTab(question.task);
    },
    apply: store.apply.bind(store),
    compare: store.compare.bind(store),
    tryOut: store.tryOut.bind(store),
    turnTo: store.turnTo.bind(store),
    speak: (wanted: Language) => {
      chosenLanguage = language = wanted;
      voice = createVoice(dictionaries[language], catalog, moneyOf(book));
      show();
    },
    price: (changed: PriceBook) => {
      book = changed;
      bookKept = keepBook(book);
      voice = createVoice(dictionaries[language], catalog, moneyOf(book));
      store.price(book.offers);
    },
  };
  store.compare(comparedFromQuery(location.search));
  // What an address points at exists only now; what stands above it grows once more in the next frame.
  if (location.hash) {
    requestAnimationFrame(() => document.getElementById(location.hash.slice(1))?.scrollIntoView());
  }
}

function greet(root: HTMLElement, language: Language): void {
  nameDocument(language);
  root.className = "starting";
  root.textContent = dictionaries[language].loading;
}

function nameDocument(language: Language): void {
  document.documentElement.lang = dictionaries[language].locale;
  document.title = dictionaries[language].title;
}
