import type { Catalog, Report } from "whichgpu";
import type { Calculator } from "../core/calculator.ts";
import type { Planner } from "../core/planner.ts";
import type { Language } from "../i18n/index.ts";
import { loadRest } from "../i18n/rest.ts";
import { createVoice, type Voice } from "../i18n/voice.ts";
import { sharedFields } from "../questions/form.ts";
import { forms, type Arounds, type FieldName, type Task } from "../questions/index.ts";
import { loadPanel, panelOf } from "../questions/panels.ts";
import {
  ask,
  outcomeOf,
  requestOf,
  type Answer,
  type Elsewhere,
  type Outcome,
  type QuestionError,
} from "./answer.ts";
import { changedBy } from "./changes.ts";
import type { Compared } from "./compared.ts";
import type { JsonObject } from "./described.ts";
import { initialQuestion, questionSaying, type Question } from "./fields.ts";
import { presetOf } from "./presets.ts";
import { moneyOf, type BookOffer, type PriceBook } from "./price-book.ts";
import type { Meant } from "../search/together.ts";
import { keepBook } from "./price-storage.ts";
import { patchQuestion } from "./request.ts";
import { fetchPart } from "./unreachable.ts";
import { queryOf } from "./url.ts";

/** What happens on the window once the page has started: its detail is the store. */
export const STARTED = "whichgpu-started";

/** Everything the page shows. */
export interface State {
  readonly question: Question;
  /** The task's last valid answer; older than `question` while there is an `error`. */
  readonly answer: Answer | undefined;
  readonly error: QuestionError | undefined;
  /** Of this answer or, until it was looked for, of the one before; undefined until there is one. */
  readonly around: Arounds[Task] | undefined;
  /** The answer to this question is on its way; `answer` and `error` are of the one before. */
  readonly busy: boolean;
  /** Configurations side by side, whatever the question is. */
  readonly compared: readonly Compared[];
  /** How the page speaks: its language, and the currency of amounts. */
  readonly voice: Voice;
  /** The language that the visitor asked for; undefined: the page speaks the browser's. */
  readonly chosenLanguage: Language | undefined;
  /** The visitor's own prices. */
  readonly book: PriceBook;
  /** Whether the browser keeps them. */
  readonly bookKept: boolean;
  /** A part of the page could not be fetched, or what says why the prices of the site's owner could not. */
  readonly unreachable: boolean | string;
  /** How often parts were: what is shown of the same state may be more then. */
  readonly fetched: number;
  /** What a preset has just taken the place of, where it was the visitor's own. */
  readonly replaced: Question | undefined;
}

/** What the page starts with. */
export type Opening = Pick<State, "question" | "voice" | "chosenLanguage" | "book"> & {
  /** What an address puts side by side. */
  readonly beside: readonly Question[];
};

/** How long a search waits for what else is typed, so that typing never waits for it. */
const SEARCH_DELAY_MS = 60;

/** How long a question rests before what stands around its answer is looked for out of sight. */
const REST_MS = 1000;

const isNothing = (around: Arounds[Task] | undefined): boolean =>
  around === undefined || (Array.isArray(around) && around.length === 0);

/** Whether a part of it is for the whole calculator. */
const isIncomplete = (around: Arounds[Task] | undefined): boolean =>
  around !== undefined && "incomplete" in around && around.incomplete;

/** The fields that stay chosen from one task to another. */
const sharedBy = (from: Task, to: Task): readonly FieldName[] =>
  sharedFields.filter((name) => forms[from].fields[name] && forms[to].fields[name]);

/** Whether nothing of a question is the visitor's own. */
const isOpening = (question: Question): boolean =>
  presetOf(question) !== undefined || queryOf(question) === queryOf(initialQuestion(question.task));

/**
 * The one place where the page's state lives. Every change is answered at once, but for those of a plan,
 * which is searched for a moment later; what stands around the answer follows in the next animation frame
 * or, where it is out of sight, once nothing changes, so that typing never waits for it.
 */
export class Store {
  readonly #calculator: Calculator;
  readonly #changed: () => void;
  readonly #startPlanner: (() => Planner) | undefined;
  /** What was asked last in the other tasks. */
  readonly #left = new Map<Task, Question>();
  #state: State;
  #frame = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  /** Looks around the answer; undefined: that was done. */
  #look: (() => void) | undefined;
  #isAroundSeen = true;
  #search: ReturnType<typeof setTimeout> | undefined;
  #planner: Planner | undefined;
  /** Adds the offers of the site's owner to the visitor's. */
  #supplied = (offers: readonly BookOffer[]): readonly BookOffer[] => offers;

  /**
   * `changed` is called after every later change of the state, not for the first answer. `startPlanner`: the planner
   * beside the page, if there is one; it is started when a need is first changed.
   */
  constructor(
    calculator: Calculator,
    { beside, ...opening }: Opening,
    changed: () => void,
    startPlanner?: () => Planner,
  ) {
    this.#calculator = calculator;
    this.#startPlanner = startPlanner;
    this.#changed = changed;
    this.#state = {
      ...opening,
      answer: undefined,
      error: undefined,
      around: undefined,
      busy: false,
      compared: [],
      bookKept: true,
      unreachable: false,
      fetched: 0,
      replaced: undefined,
    };
    this.#compare(beside);
    this.#ask(opening.question);
  }

  /** The prices that are asked with. */
  get #offers(): readonly BookOffer[] {
    return this.#supplied(this.#state.book.offers);
  }

  get state(): State {
    return this.#state;
  }

  /** The visitor typed or chose `text`. */
  readonly set = (name: FieldName, text: string): void => {
    const { question, voice } = this.#state;
    if (text === question[name]) return;
    const next = changedBy(question, name, text, voice.catalog);
    if (forms[question.task].method === "plan") this.#askSoon(next);
    else this.#ask(next);
    this.#changed();
  };

  /** Goes to another task: with the same question if it has the same form, else as it was left, with this model and card. */
  readonly turnTo = (task: Task): void => {
    const { question, voice } = this.#state;
    if (task === question.task) return;
    this.#left.set(question.task, question);
    const isSame = forms[task].fields === forms[question.task].fields;
    let next = isSame ? { ...question, task } : (this.#left.get(task) ?? initialQuestion(task));
    for (const name of sharedBy(question.task, task)) {
      const text = question[name];
      if (text !== next[name]) next = changedBy(next, name, text, voice.catalog);
    }
    this.#ask(next);
    this.#changed();
  };

  /** Asks about a model, a card, or both: in this task if it has such fields, else in the one of such models. */
  readonly find = (meant: Meant): void => {
    const names = Object.keys(meant) as (keyof Meant)[];
    const { task, model, gpu } = this.#state.question;
    const stays = names.every((name) => forms[task].fields[name]);
    if (!stays) this.#left.set(task, this.#state.question);
    const other = meant.imagemodel ? "image" : "serving";
    let next = stays ? this.#state.question : (this.#left.get(other) ?? initialQuestion(other));
    const texts = { ...(!stays && { model, gpu }), ...meant };
    for (const name of Object.keys(texts) as (keyof Meant)[]) {
      const text = texts[name];
      if (text && text !== next[name] && forms[next.task].fields[name])
        next = changedBy(next, name, text, this.#state.voice.catalog);
    }
    this.#ask(next);
    this.#changed();
  };

  /** Applies a JSON merge patch of the request, such as a fix that the core proposes. */
  readonly apply = (patch: unknown): void => {
    this.#ask(patchQuestion(this.#state.question, patch));
    this.#changed();
  };

  /** Puts these serving questions side by side, as far as they have an answer. */
  readonly compare = (questions: readonly Question[]): void => {
    this.#compare(questions);
    this.#changed();
  };

  /**
   * What the answer would be after a JSON merge patch of the request; undefined while what answers is fetched. A plan
   * takes too long for that, so that its model is tried out as one to be served.
   */
  readonly tryOut = (patch: unknown): Outcome | undefined => {
    const { question } = this.#state;
    const tried =
      forms[question.task].method === "plan"
        ? questionSaying("serving", (name) => (name === "model" ? question.model : null))
        : question;
    const outcome = ask(this.#calculator.core, patchQuestion(tried, patch), this.#offers);
    if (!("elsewhere" in outcome)) return outcome;
    void this.#complete(() => undefined);
    return undefined;
  };

  /** Starts over from another question. */
  readonly open = (question: Question): void => {
    const { question: before } = this.#state;
    this.#left.set(before.task, before);
    this.#ask(question);
    const isOwn = before.task === question.task && !isOpening(before);
    this.#state = { ...this.#state, replaced: isOwn ? before : undefined };
    this.#changed();
  };

  /** Goes back to a question of the browser's history, and to what stood beside it. */
  readonly restore = (question: Question, beside: readonly Question[]): void => {
    this.#ask(question);
    this.compare(beside);
  };

  /** The visitor changed their own prices, or the currency. */
  readonly price = (book: PriceBook): void => {
    this.#take(book, keepBook(book));
  };

  /** Another tab changed the prices that both keep. */
  readonly follow = (book: PriceBook): void => {
    this.#take(book, true);
  };

  #take(book: PriceBook, bookKept: boolean): void {
    this.#state = { ...this.#state, book, bookKept };
    this.supply(this.#state.voice.catalog);
  }

  /** Asks again with the prices of the book and of a catalog, and with what the site's owner adds to the book. */
  readonly supply = (catalog: Catalog, supplied = this.#supplied): void => {
    const { voice, book, question, compared } = this.#state;
    const { words } = voice;
    this.#supplied = supplied;
    this.#state = {
      ...this.#state,
      voice: createVoice(words, catalog, moneyOf(book, words.language)),
    };
    this.#ask(question);
    this.compare(compared.map((one) => one.question));
  };

  /** The visitor wants another language. */
  readonly speak = async (language: Language): Promise<void> => {
    const words = await fetchPart(() => loadRest(language));
    if (!words) return;
    const { voice: before, book } = this.#state;
    const voice = createVoice(words, before.catalog, moneyOf(book, language));
    this.#state = { ...this.#state, voice, chosenLanguage: language };
    this.#changed();
  };

  /** What shows what stands around the answer is in sight, or is not. */
  readonly see = (isAroundSeen: boolean): void => {
    this.#isAroundSeen = isAroundSeen;
    if (isAroundSeen) this.lookAround();
  };

  /** Looks around the answer now, if that was not done. */
  readonly lookAround = (): void => {
    this.#look?.();
  };

  /** A part of the page is there now. */
  readonly refresh = (): void => {
    this.#state = { ...this.#state, fetched: this.#state.fetched + 1 };
    this.#changed();
  };

  /** A part of the page could not be fetched, or the prices of the site's owner, which the detail says. */
  readonly miss = ({ detail }: Event & { readonly detail?: string }): void => {
    this.#state = { ...this.#state, unreachable: detail ?? true };
    this.#changed();
  };

  #compare(questions: readonly Question[]): void {
    const compared: Compared[] = [];
    for (const question of questions) {
      const outcome = ask(this.#calculator.core, question, this.#offers);
      if ("elsewhere" in outcome) {
        void this.#complete(() => {
          this.#compare(questions);
        });
        return;
      }
      if ("answer" in outcome) compared.push({ question, report: outcome.answer.report as Report });
    }
    this.#state = { ...this.#state, compared };
  }

  /** Fetches the whole calculator for what the module at hand was made without; then `again`. */
  async #complete(again: () => void): Promise<void> {
    if (!(await fetchPart(() => this.#calculator.complete()))) return;
    again();
    this.#changed();
  }

  /** Asks beside the page; where that cannot be, in a moment, once for all that is typed until then. */
  #askSoon(question: Question): void {
    this.#state = { ...this.#state, question, busy: true };
    const asked = requestOf(question, this.#offers);
    this.#planner ??= this.#startPlanner?.();
    if (this.#planner?.started && "request" in asked) {
      const { request } = asked;
      this.#planner.plan(request as unknown as JsonObject, (report) => {
        const newest = this.#state.question;
        this.#settle(newest, outcomeOf(question, request, report), question !== newest);
        this.#changed();
      });
      return;
    }
    this.#search ??= setTimeout(() => {
      this.#ask(this.#state.question);
      this.#changed();
    }, SEARCH_DELAY_MS);
  }

  #ask(question: Question): void {
    clearTimeout(this.#search);
    this.#search = undefined;
    this.#planner?.forget();
    this.#settle(question, ask(this.#calculator.core, question, this.#offers));
    if (!panelOf(question.task)) void this.#bringPanel(question.task);
  }

  /** Shows the outcome; `busy`: that of a later question is on its way. */
  #settle(question: Question, outcome: Outcome | Elsewhere, busy = false): void {
    this.#forget();
    this.#state = { ...this.#state, replaced: undefined };
    const same = this.#state.answer?.task === question.task;
    // Until it is known where the other task shows it.
    if (!same) this.#isAroundSeen = true;
    const { answer, around } = same ? this.#state : { answer: undefined, around: undefined };
    if ("elsewhere" in outcome) {
      this.#state = { ...this.#state, question, answer, error: undefined, around, busy: true };
      void this.#complete(() => {
        // Or what is asked by then.
        if (this.#state.busy) this.#ask(this.#state.question);
      });
    } else if ("error" in outcome) {
      const { error } = outcome;
      this.#state = { ...this.#state, question, answer, error, around, busy };
    } else {
      const given = { answer: outcome.answer, error: undefined };
      this.#state = { ...this.#state, question, ...given, around, busy };
      this.#lookAround(outcome.answer);
    }
  }

  /** No more of what stands around the answer before. */
  #forget(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#rest);
    this.#look = undefined;
  }

  /** Fetches what only such an answer needs, and asks in a while what stands around it. */
  #lookAround(answer: Answer): void {
    const panel = panelOf(answer.task);
    const more = panel?.fetchMore?.(answer, this.#state.voice.words.language);
    if (more) void fetchPart(() => more).then(this.refresh);
    if (!panel?.around) return;
    this.#look = () => {
      this.#forget();
      const around = panel.around?.(this.#calculator.core, this.#state.voice.catalog, answer);
      // As nothing was, and nothing is.
      if (isNothing(around) && isNothing(this.#state.around)) return;
      this.#state = { ...this.#state, around };
      this.#changed();
      if (!isIncomplete(around)) return;
      void this.#complete(() => {
        if (this.#state.answer === answer) this.#lookAround(answer);
      });
    };
    if (this.#isAroundSeen || isNothing(this.#state.around))
      this.#frame = requestAnimationFrame(this.lookAround);
    else this.#rest = setTimeout(this.lookAround, REST_MS);
  }

  /** Fetches the panel of a task; its answer is shown meanwhile. */
  async #bringPanel(task: Task): Promise<void> {
    const { language } = this.#state.voice.words;
    await fetchPart(() => loadPanel(task, language));
    const { answer, error } = this.#state;
    if (answer && !error) this.#lookAround(answer);
    this.refresh();
  }
}
