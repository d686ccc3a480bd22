import { html, nothing, type TemplateResult } from "lit";
import { comboField, numberField, selectField } from "../../parts/field/field.ts";
import { gpuField } from "../../parts/inputs/offering.ts";
import { powerFields } from "../../parts/inputs/power.ts";
import { priceFieldset } from "../../parts/inputs/price-fieldset.ts";
import type { FormContext } from "../panel.ts";
import { formatOptions, readingOptions, readingTexts } from "./models.ts";

/** What reads which documents, on what. */
export function embeddingInputs({
  question,
  report,
  voice,
  at,
}: FormContext<"embedding">): TemplateResult {
  const { words, numbers, catalog } = voice;
  const { embedding } = words;
  const now = report?.configuration;
  const cost = report?.cost;
  const models = catalog.embedding_models;
  const decided = (value: number | null | undefined) =>
    value === undefined || value === null ? words.auto : words.chosen(numbers.whole(value));
  const servers = embedding.servers;
  const hourly = cost && now ? cost.usd_per_hour / now.gpu_count : undefined;
  return html`
    <fieldset>
      <legend>${words.groups.run}</legend>
      ${comboField(
        at("embedder"),
        () => readingOptions(models, voice),
        readingTexts(question.embedder, models, voice),
      )}
      ${selectField(at("weights"), formatOptions(question.weights, now?.weights, voice))}
      ${gpuField(at("gpu"))} ${numberField(at("count"), { steps: true, placeholder: "1" })}
      ${selectField(at("reader"), [
        ["", now ? words.chosen(servers[now.server] ?? now.server) : words.auto],
        ...Object.entries(servers),
      ])}
    </fieldset>
    <fieldset>
      <legend>${embedding.documents}</legend>
      ${numberField(at("doctokens"), {
        unit: words.tokens,
        placeholder: decided(now?.tokens_per_document),
      })}
      ${numberField(at("inall"), { placeholder: decided(report?.speed?.documents) })}
      ${numberField(at("query"), { unit: words.tokens, placeholder: embedding.noQuery })}
      ${
        question.query
          ? numberField(at("scored"), { placeholder: decided(now?.documents_per_query) })
          : nothing
      }
      ${numberField(at("atonce"), { placeholder: decided(now?.batch) })}
    </fieldset>
    ${priceFieldset(at("price"), cost?.offer, hourly, Boolean(report?.speed), question.offer)}
    ${powerFields(question, report?.power?.pue, at, voice)}
  `;
}
