import { html, type TemplateResult } from "lit";
import { inSight } from "../../parts/later/in-sight.ts";
import { later } from "../../parts/later/later.ts";
import type { Question } from "../../state/fields.ts";
import type { Panel, Shown } from "../panel.ts";
import { sideBySide } from "../serving/side-by-side.ts";
import { servingInputs } from "../serving/inputs.ts";
import { servingRemedies } from "../serving/panel.ts";
import { compareAround } from "./around.ts";

/** All cards for the work, all models for the card, and up to four configurations side by side. */
export const comparePanel: Panel<"compare"> = {
  inputs: servingInputs,
  remedies: servingRemedies,
  around: compareAround,
  details: () => html``,
  end(shown, voice, actions): TemplateResult {
    const { question, answer, around, compared } = shown;
    return html`
      <whichgpu-compare
        ${later(() => import("./compare.ts"))}
        ${inSight(actions.see)}
        .voice=${voice}
        .question=${asServing(question)}
        .answer=${answer}
        .around=${around}
        .compared=${compared}
        .actions=${actions}
      ></whichgpu-compare>
      ${sideBySide(servingShown(shown), voice, actions)}
    `;
  },
};

/** The same question as one of serving: the address keeps those side by side. */
export const asServing = (question: Question): Question => ({ ...question, task: "serving" });

const servingShown = ({ question, answer, ...rest }: Shown<"compare">): Shown<"serving"> => ({
  ...rest,
  question: asServing(question),
  answer: answer && { ...answer, task: "serving" },
});
