import type { Catalog } from "whichgpu";
import { forms, type FieldName } from "../questions/index.ts";
import { initialQuestion, measuredFields, measuredTimes, type Question } from "./fields.ts";
import { isMeasured } from "./request.ts";

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
 * The question with another text, and what else that changes. A choice makes meaningless: a price on
 * another card, an offer beside a price of one's own, a narrow format for another model, a measurement
 * on or of another. The first time of a measurement fixes its load.
 */
export function changedBy(
  question: Question,
  name: FieldName,
  text: string,
  catalog: Catalog,
): Question {
  const changes = (): Partial<Question> => {
    if (name === "gpu") {
      return { price: "", offer: "", ...unmeasured, ...loadOf(question, text, catalog) };
    }
    if (name === "price") return { offer: "" };
    if (name === "model") return { ...ownWeights(question, text, catalog), ...unmeasured };
    const isTime = (measuredTimes as readonly FieldName[]).includes(name);
    return isTime && !isMeasured(question) ? measuredNow(question) : {};
  };
  return { ...question, ...changes(), [name]: text };
}

/** What the owner of a desktop card runs on it, where a server opens with the texts of the form. */
const atDesk = {
  users: "1",
  prompt: "3072",
  engine: "llama.cpp",
  weights: "q4_k_m",
} as const satisfies Partial<Question>;

/** Cards of a desktop computer. */
const isDesktop = (gpu: string, catalog: Catalog): boolean =>
  /^(GeForce|Radeon RX|TITAN|Apple)/.test(catalog.gpus.find(({ id }) => id === gpu)?.name ?? "");

/** For a card of another kind, its usual load, engine and format in place of those that were not chosen but opened with. */
function loadOf(question: Question, gpu: string, catalog: Catalog): Partial<Question> {
  const [was, is] = [isDesktop(question.gpu, catalog), isDesktop(gpu, catalog)];
  if (question.task !== "serving" || was === is || isMeasured(question)) return {};
  const opening = {
    ...initialQuestion("serving"),
    ...ownWeights(question, question.model, catalog),
  };
  const usual: Partial<Question> = is ? atDesk : opening;
  const opened = (name: FieldName) =>
    is
      ? question[name] === opening[name] || (name === "weights" && question[name] === "auto")
      : question[name] === (atDesk as Partial<Question>)[name];
  const names = Object.keys(atDesk) as FieldName[];
  return Object.fromEntries(names.filter(opened).map((name) => [name, usual[name]]));
}

function ownWeights({ task }: Question, modelId: string, catalog: Catalog): Partial<Question> {
  const model = catalog.models.find(({ id }) => id === modelId);
  const wide = model === undefined || /^(bf|fp)(16|32)$/.test(model.checkpoint_precision);
  return wide || !forms[task].fields.weights?.initial ? {} : { weights: "auto" };
}
