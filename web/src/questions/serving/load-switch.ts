import { html, type TemplateResult } from "lit";
import { numberField } from "../../parts/field/field.ts";
import { notches } from "../../format/notches.ts";
import type { FormContext } from "../panel.ts";
import { loadOf, loads, type Load } from "./load.ts";
import "./load-switch.css";

const userStops = notches(4096);
const usualJob = "1000";
const usualTurns = "10";

/** What the load is counted by, and how much of it there is: what there is now, in the other measure. */
export function loadFields(context: FormContext<"serving" | "compare">): TemplateResult {
  const { question, report, voice, at } = context;
  const { latency: words, tokens } = voice.words;
  const chosen = loadOf(question);
  const rate = report?.speed?.requests_per_second ?? 1;
  const turns = Number(question.turns) || Number(usualTurns);
  const amounts: Record<Load, string> = {
    arriving: String(Number(rate.toPrecision(2))),
    // Half as many turns a second as single requests: their prompts grow.
    talks: String(Number((rate / turns / 2).toPrecision(2))),
    job: usualJob,
  };
  const choose = (load: Load | undefined) => {
    for (const other of loads) {
      if (other !== load && question[other] !== "") at(other).set(other, "");
    }
    if (load) at(load).set(load, amounts[load]);
    if (load === "talks" && question.turns === "") at("turns").set("turns", usualTurns);
  };
  const option = (load: Load | undefined, label: string) =>
    html`<label>
      <input
        type="radio"
        name="load-switch"
        .checked=${load === chosen}
        @change=${() => {
          choose(load);
        }}
      />
      <span>${label}</span>
    </label>`;
  const amount = {
    users: () => numberField(at("users"), { stops: userStops, placeholder: "1" }),
    arriving: () => numberField(at("arriving")),
    job: () => numberField(at("job")),
    talks: () =>
      html`${numberField(at("talks"))} ${numberField(at("turns"))}
      ${numberField(at("opening"), { unit: tokens, placeholder: question.prompt })}
      ${numberField(at("tools"), { unit: words.seconds, placeholder: "0" })}`,
  };
  return html`<div class="load-switch" role="radiogroup" aria-label=${words.by}>
      ${option(undefined, words.byUsers)} ${option("arriving", words.byRate)}
      ${option("talks", words.byTalks)} ${option("job", words.byJob)}
    </div>
    ${amount[chosen ?? "users"]()}`;
}
