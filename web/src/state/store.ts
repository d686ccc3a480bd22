import type { Catalog, Report, ServingRequest, WhichGpu } from "whichgpu";
import { answer, compare, contextCurve, type CurvePoint, type QuestionError } from "./answer.ts";
import { measuredFields, measuredTimes, type FieldName, type Question } from "./fields.ts";
import { isMeasured, patchQuestion } from "./request.ts";

/** Everything the page shows. */
export interface State {
  readonly question: Question;
  /** The last valid answer; older than `question` while there is an `error`. */
  readonly report: Report | undefined;
  readonly error: QuestionError | undefined;
  readonly rows: readonly Report[];
  readonly curve: readonly CurvePoint[];
}

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

/**
 * The one place where the page's state lives. Every change is answered at once; the comparison and
 * the curve follow in the next animation frame, so that typing never waits for them.
 */
export class Store {
  readonly #core: WhichGpu;
  readonly #catalog: Catalog;
  readonly #changed: () => void;
  #state: State;
  #frame = 0;

  /** `changed` is called after every later change of the state, not for the first answer. */
  constructor(core: WhichGpu, catalog: Catalog, question: Question, changed: () => void) {
    this.#core = core;
    this.#catalog = catalog;
    this.#changed = changed;
    this.#state = { question, report: undefined, error: undefined, rows: [], curve: [] };
    this.#ask(question);
  }

  get state(): State {
    return this.#state;
  }

  /** The visitor typed or chose `text`. */
  set(name: FieldName, text: string): void {
    const { question } = this.#state;
    if (text === question[name]) return;
    this.#ask({ ...question, ...this.#consequences(name, text), [name]: text });
    this.#changed();
  }

  /** Applies a JSON merge patch of the request, such as a fix that the core proposes. */
  apply(patch: unknown): void {
    this.#ask(patchQuestion(this.#state.question, patch));
    this.#changed();
  }

  /** Starts over from another question. */
  open(question: Question): void {
    this.#ask(question);
    this.#changed();
  }

  /**
   * What else a choice changes. It makes meaningless: a price on another card, a narrow format for
   * another model, a measurement on or of another. The first time of a measurement fixes its load.
   */
  #consequences(name: FieldName, text: string): Partial<Question> {
    const { question } = this.#state;
    if (name === "gpu") return { price: "", ...unmeasured };
    if (name === "model") return { ...this.#ownWeights(text), ...unmeasured };
    const isTime = (measuredTimes as readonly FieldName[]).includes(name);
    return isTime && !isMeasured(question) ? measuredNow(question) : {};
  }

  #ownWeights(modelId: string): Partial<Question> {
    const model = this.#catalog.models.find(({ id }) => id === modelId);
    const wide = model === undefined || /^(bf|fp)(16|32)$/.test(model.checkpoint_precision);
    return wide ? {} : { weights: "auto" };
  }

  #ask(question: Question): void {
    const outcome = answer(this.#core, question);
    cancelAnimationFrame(this.#frame);
    if ("error" in outcome) {
      this.#state = { ...this.#state, question, error: outcome.error };
      return;
    }
    const { report, request } = outcome;
    this.#state = { ...this.#state, question, report, error: undefined };
    this.#frame = requestAnimationFrame(() => {
      this.#lookAround(report, request);
    });
  }

  #lookAround(report: Report, request: ServingRequest): void {
    const { id } = report.configuration.model;
    const limit = this.#catalog.models.find((model) => model.id === id)?.max_context_tokens;
    this.#state = {
      ...this.#state,
      rows: compare(this.#core, request, report),
      curve: limit ? contextCurve(this.#core, request, report, limit) : [],
    };
    this.#changed();
  }
}
