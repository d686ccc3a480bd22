import { html, type TemplateResult } from "lit";
import type { Voice } from "../../i18n/voice.ts";
import type { QuestionError } from "../../state/answer.ts";
import type { DraftField, DraftTexts } from "../draft/draft.ts";
import { draftErrorWords } from "../draft/draft-error.ts";
import { draftRow } from "../draft/draft-row.ts";
import {
  applies,
  describeShape,
  shapeFieldGroups,
  usualHeadDim,
  type ShapeFieldGroup,
} from "./model-fields.ts";

/** The fields of a model's shape; `error` is what the core says of the model they describe. */
export function shapeForm(
  texts: DraftTexts,
  error: QuestionError | undefined,
  voice: Voice,
  type: (key: string, text: string) => void,
): TemplateResult {
  const { words, catalog } = voice;
  const { own } = words;
  const described = describeShape(texts);
  const notANumber = "notANumber" in described ? described.notANumber : undefined;
  const precisions = catalog.weight_precisions;
  const precisionWords = Object.fromEntries(precisions.map(({ id, name }) => [id, name]));
  const control = (field: DraftField): TemplateResult => {
    const isPrecision = field.key === "checkpoint_precision";
    return draftRow({
      idPrefix: "own-model",
      field: isPrecision ? { ...field, choices: precisions.map(({ id }) => id) } : field,
      label: own.shapeFields[field.key] ?? field.key,
      text: texts[field.key] ?? "",
      placeholder: unsaid(field.key, texts, voice),
      choiceWords: isPrecision ? precisionWords : own.choices,
      error:
        notANumber === field.key
          ? words.errors["not_a_number"]
          : draftErrorWords(`model.${field.key}`, error, voice),
      type,
    });
  };
  return html`${(Object.keys(shapeFieldGroups) as ShapeFieldGroup[]).map(
    (group) =>
      html`<fieldset class="draft-group">
        <legend>${own.shapeGroups[group]}</legend>
        ${shapeFieldGroups[group].filter(({ key }) => applies(key, texts)).map(control)}
      </fieldset>`,
  )}`;
}

/** What holds while a field is empty. */
function unsaid(key: string, texts: DraftTexts, { words, numbers }: Voice): string {
  const { own } = words;
  const values: Record<string, string | undefined> = {
    name: words.ownModel,
    tied_embeddings: own.choices["false"],
    max_context_tokens: numbers.tokens(131_072),
    checkpoint_precision: own.checkpoint,
    "attention[0].kind": own.choices["grouped_query"],
    "attention[0].kv_heads": texts["attention[0].heads"],
    "attention[0].head_dim": usualHeadDim(texts),
    "attention[0].window": "0",
    "attention[0].q_lora_rank": "0",
    "feed_forward[0].experts": "0",
    "feed_forward[0].shared_intermediate": "0",
  };
  return values[key] ?? "";
}
