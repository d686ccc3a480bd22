import type { Catalog, Report, WhichGpu } from "whichgpu";
import { ask, type Answer, type Outcome, type QuestionError } from "./answer.ts";
import type { Compared } from "./compared.ts";
import {
  initialQuestion,
  measuredFields,
  measuredTimes,
  questionSaying,
  type Question,
} from "./fields.ts";
import { forms, sharedFields, type FieldName, type Task } from "./forms.ts";
import type { BookOffer } from "./price-book.ts";
import { isMeasured, patchQuestion } from "./request.ts";
import { nothingAround, surroundings, type Surroundings } from "./surroundings.ts";

/** Everything the page shows. */
export interface State {
  readonly question: Question;
  /** The task's last valid answer; older than `question` while there is an `error`. */
  readonly answer: Answer | undefined;
  readonly error: QuestionError | undefined;
  /** Of this answer or, until the next frame, of the one before. */
  readonly around: Surroundings;
  /** The answer to this question is on its way; `answer` and `error` are of the one before. */
  readonly busy: boolean;
  /** Configurations side by side, whatever the question is. */
  readonly compared: readonly Compared[];
}

/** How long a search waits for what else is typed, so that typing never waits for it. */
const SEARCH_DELAY_MS = 60;

const unmeasured: Partial<Question> = Object.fromEntries(measuredFields.map((name) => [name, ""]));

/** The load of the question as that of a measurement, where the visitor has not said another. */
function measuredNow(question: Question): Partial<Question> {
  const { users, prompt, answer, atusers, atprompt, atanswer } = question;
  return {
    atusers: atusers || users,
    atprompt: atprompt || prompt,
    atanswer: atanswer || answer,
  };
}

/** The fields that stay chosen from one task to another. */
const sharedBy = (from: Task, to: Task): readonly FieldName[] =>
  sharedFields.filter((name) => forms[from].fields[name] && forms[to].fields[name]);

/**
 * The one place where the page's state lives. Every change is answered at once, but for those of a plan,
 * which is searched for a moment later; the comparison and the curve follow in the next animation frame,
 * so that typing never waits for them.
 */
export class Store {
  readonly #core: WhichGpu;
  readonly #catalog: Catalog;
  readonly #changed: () => void;
  /** What was asked last in the other tasks. */
  readonly #left = new Map<Task, Question>();
  #state: State;
  #offers: readonly BookOffer[];
  #frame = 0;
  #search: ReturnType<typeof setTimeout> | undefined;

  /**
   * `offers` are the visitor's own prices. `changed` is called after every later change of the state, not
   * for the first answer.
   */
  constructor(
    core: WhichGpu,
    catalog: Catalog,
    question: Question,
    offers: readonly BookOffer[],
    changed: () => void,
  ) {
    this.#offers = offers;
    this.#core = core;
    this.#catalog = catalog;
    this.#changed = changed;
    this.#state = {
      question,
      answer: undefined,
      error: undefined,
      around: nothingAround,
      busy: false,
      compared: [],
    };
    this.#ask(question);
  }

  get state(): State {
    return this.#state;
  }

  /** The visitor typed or chose `text`. */
  set(name: FieldName, text: string): void {
    const { question } = this.#state;
    if (text === question[name]) return;
    const next = this.#changedBy(question, name, text);
    if (forms[question.task].method === "plan") this.#askSoon(next);
    else this.#ask(next);
    this.#changed();
  }

  /** Goes to another task, as it was left, with the model and card that are chosen now. */
  turnTo(task: Task): void {
    const { question } = this.#state;
    if (task === question.task) return;
    this.#left.set(question.task, question);
    let next = this.#left.get(task) ?? initialQuestion(task);
    for (const name of sharedBy(question.task, task)) {
      if (question[name] !== next[name]) next = this.#changedBy(next, name, question[name]);
    }
    this.#ask(next);
    this.#changed();
  }

  /** Applies a JSON merge patch of the request, such as a fix that the core proposes. */
  apply(patch: unknown): void {
    this.#ask(patchQuestion(this.#state.question, patch));
    this.#changed();
  }

  /** Puts these serving questions side by side, as far as they have an answer. */
  compare(questions: readonly Question[]): void {
    const compared = questions.flatMap((question): Compared[] => {
      const outcome = ask(this.#core, question, this.#offers);
      return "error" in outcome ? [] : [{ question, report: outcome.answer.report as Report }];
    });
    this.#state = { ...this.#state, compared };
    this.#changed();
  }

  /** What the answer would be after a JSON merge patch of the request. A plan takes too long for that, so
   * that its model is tried out as one to be served. */
  tryOut(patch: unknown): Outcome {
    const { question } = this.#state;
    const tried =
      forms[question.task].method === "plan"
        ? questionSaying("serving", (name) => (name === "model" ? question.model : null))
        : question;
    return ask(this.#core, patchQuestion(tried, patch), this.#offers);
  }

  /** The visitor changed their own prices. */
  price(offers: readonly BookOffer[]): void {
    this.#offers = offers;
    this.#ask(this.#state.question);
    this.compare(this.#state.compared.map(({ question }) => question));
  }

  /** Starts over from another question. */
  open(question: Question): void {
    this.#left.set(this.#state.question.task, this.#state.question);
    this.#ask(question);
    this.#changed();
  }

  /**
   * The question with another text, and what else that changes. A choice makes meaningless: a price on
   * another card, an offer beside a price of one's own, a narrow format for another model, a measurement
   * on or of another. The first time of a measurement fixes its load.
   */
  #changedBy(question: Question, name: FieldName, text: string): Question {
    const changes = (): Partial<Question> => {
      if (name === "gpu") return { price: "", offer: "", ...unmeasured };
      if (name === "price") return { offer: "" };
      if (name === "model") return { ...this.#ownWeights(question, text), ...unmeasured };
      const isTime = (measuredTimes as readonly FieldName[]).includes(name);
      return isTime && !isMeasured(question) ? measuredNow(question) : {};
    };
    return { ...question, ...changes(), [name]: text };
  }

  #ownWeights({ task }: Question, modelId: string): Partial<Question> {
    const model = this.#catalog.models.find(({ id }) => id === modelId);
    const wide = model === undefined || /^(bf|fp)(16|32)$/.test(model.checkpoint_precision);
    return wide || !forms[task].fields.weights ? {} : { weights: "auto" };
  }

  /** Asks in a moment, once for all that is typed until then. */
  #askSoon(question: Question): void {
    this.#state = { ...this.#state, question, busy: true };
    this.#search ??= setTimeout(() => {
      this.#ask(this.#state.question);
      this.#changed();
    }, SEARCH_DELAY_MS);
  }

  #ask(question: Question): void {
    clearTimeout(this.#search);
    this.#search = undefined;
    const outcome = ask(this.#core, question, this.#offers);
    cancelAnimationFrame(this.#frame);
    const same = this.#state.answer?.task === question.task;
    const { answer, around } = same ? this.#state : { answer: undefined, around: nothingAround };
    if ("error" in outcome) {
      const { error } = outcome;
      this.#state = { ...this.#state, question, answer, error, around, busy: false };
      return;
    }
    const given = { answer: outcome.answer, error: undefined };
    this.#state = { ...this.#state, question, ...given, around, busy: false };
    this.#frame = requestAnimationFrame(() => {
      const found = surroundings(this.#core, this.#catalog, outcome.answer);
      this.#state = { ...this.#state, around: found };
      this.#changed();
    });
  }
}
