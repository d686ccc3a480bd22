import { html, type TemplateResult } from "lit";
import { numberField, selectField } from "../../parts/field/field.ts";
import { gpuField } from "../../parts/inputs/offering.ts";
import { priceFieldset } from "../../parts/inputs/price-fieldset.ts";
import type { FormContext } from "../panel.ts";

/** The card, and the code by its arithmetic and what it moves. */
export function hpcInputs({ report, voice, at }: FormContext<"hpc">): TemplateResult {
  const { words, numbers } = voice;
  const { hpc } = words;
  const cost = report?.cost;
  return html`
    <fieldset>
      <legend>${words.groups.run}</legend>
      ${gpuField(at("gpu"))}
    </fieldset>
    <fieldset>
      <legend>${hpc.code}</legend>
      ${selectField(at("arithmetic"), Object.entries(hpc.precisions))}
      ${numberField(at("intensity"), {
        unit: hpc.intensityUnit,
        placeholder: report ? numbers.figure(report.arithmetic_intensity) : "",
      })}
      ${numberField(at("flops"), { unit: "FLOP" })} ${numberField(at("bytes"), { unit: "B" })}
    </fieldset>
    ${priceFieldset(at("price"), cost?.offer, cost?.usd_per_hour, report !== undefined)}
  `;
}
