import type { Catalog } from "whichgpu";
import { forms, type FieldName } from "../questions/index.ts";
import { measuredFields, measuredTimes, type Question } from "./fields.ts";
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
    if (name === "gpu") return { price: "", offer: "", ...unmeasured };
    if (name === "price") return { offer: "" };
    if (name === "model") return { ...ownWeights(question, text, catalog), ...unmeasured };
    const isTime = (measuredTimes as readonly FieldName[]).includes(name);
    return isTime && !isMeasured(question) ? measuredNow(question) : {};
  };
  return { ...question, ...changes(), [name]: text };
}

function ownWeights({ task }: Question, modelId: string, catalog: Catalog): Partial<Question> {
  const model = catalog.models.find(({ id }) => id === modelId);
  const wide = model === undefined || /^(bf|fp)(16|32)$/.test(model.checkpoint_precision);
  return wide || !forms[task].fields.weights ? {} : { weights: "auto" };
}
