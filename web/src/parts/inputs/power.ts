import type { TemplateResult } from "lit";
import type { Voice } from "../../i18n/voice.ts";
import type { Question } from "../../state/fields.ts";
import { numberField } from "../field/field.ts";
import type { FormContext } from "../../questions/panel.ts";
import { disclosure } from "./disclosure.ts";

const names = ["cap", "pue", "carbon"] as const;

/** A lower power limit of the cards, and the site where they stand, behind a disclosure. */
export function powerFields(
  question: Question,
  pue: number | undefined,
  at: FormContext<"serving">["at"],
  { words }: Voice,
): TemplateResult {
  return disclosure(
    words.power.title,
    names.some((name) => question[name] !== "" || at(name).error?.field === name),
    () => [
      numberField(at("cap"), { unit: "W", placeholder: words.power.own }),
      numberField(at("pue"), { placeholder: pue === undefined ? "" : String(pue) }),
      numberField(at("carbon"), { unit: "g/kWh", placeholder: words.draftOff }),
    ],
  );
}
