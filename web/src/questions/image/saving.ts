import { html, type TemplateResult } from "lit";
import type { Voice } from "../../i18n/voice.ts";
import { selectField } from "../../parts/field/field.ts";
import type { FormContext } from "../panel.ts";

/** What takes less memory than everything on the card and the pixels at once. */
export function savingMemory(
  at: FormContext<"video">["at"],
  tiled: boolean | undefined,
  { words }: Voice,
): TemplateResult {
  const { video } = words;
  const usual = tiled === undefined ? words.auto : words.automatically(video.yesNo[`${tiled}`]);
  return html`<fieldset>
    <legend>${video.memory}</legend>
    ${selectField(at("placement"), Object.entries(video.offloads))}
    ${selectField(at("tiled"), [["", usual], ...Object.entries(video.yesNo)])}
  </fieldset>`;
}
