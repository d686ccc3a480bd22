import { html, type TemplateResult } from "lit";
import { numberField } from "../../parts/field/field.ts";
import { moneyField } from "../../parts/field/money-field.ts";
import { disclosure } from "../../parts/inputs/disclosure.ts";
import { gpuField } from "../../parts/inputs/offering.ts";
import type { FormContext } from "../panel.ts";
import { apiPrice } from "./api-price.ts";
import { powerPlace } from "./power-place.ts";

/** Cards, their price and use, and what running them costs. */
export function ownershipInputs({
  question,
  report,
  voice,
  at,
}: FormContext<"own">): TemplateResult {
  const { words, numbers } = voice;
  const { rentOrBuyTab: say } = words;
  const now = report?.configuration;
  const taken = (value: number | undefined) => (value === undefined ? "" : numbers.figure(value));
  const bought = report?.purchase;
  const source = bought ? `${say.conditions[bought.condition]} · ${bought.as_of}` : words.ownPrice;
  const rare = ["pue", "hosting", "residual", "carbon"] as const;
  return html`
    <fieldset>
      <legend>${say.buying}</legend>
      ${gpuField(at("gpu"))} ${numberField(at("count"), { steps: true, placeholder: "1" })}
      ${moneyField(at("cardprice"), {
        usd: now?.usd_per_gpu,
        qualifier: source,
      })}
      ${moneyField(at("serverprice"), { usd: now?.server_usd_per_gpu })}
      ${numberField(at("months"), { placeholder: taken(now?.months) })}
    </fieldset>
    <fieldset>
      <legend>${say.using}</legend>
      ${numberField(at("used"), { placeholder: "1" })}
      ${numberField(at("drawn"), { unit: "W", placeholder: taken(now?.mean_power_w) })}
      ${powerPlace(question, at, voice)}
      ${moneyField(at("electricity"), { per: "/kWh", usd: now?.electricity_usd_per_kwh })}
    </fieldset>
    <fieldset>
      <legend>${say.instead}</legend>
      ${moneyField(at("price"), { placeholder: say.cheapestOffers })}
      ${moneyField(at("api"), { placeholder: words.draftOff })} ${apiPrice(question, at, voice)}
      ${numberField(at("yield"), { placeholder: say.unknown })}
    </fieldset>
    ${disclosure(
      say.more,
      rare.some((name) => question[name] !== "" || at(name).error?.field === name),
      () => [
        numberField(at("pue"), { placeholder: taken(now?.pue) }),
        moneyField(at("hosting"), { usd: now?.hosting_usd_per_kw_month }),
        numberField(at("residual"), { placeholder: taken(now?.residual_fraction) }),
        numberField(at("carbon"), { unit: "g/kWh", placeholder: words.draftOff }),
      ],
    )}
  `;
}
