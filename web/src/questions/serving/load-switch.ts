import { html, type TemplateResult } from "lit";
import type { FormContext } from "../panel.ts";
import "./load-switch.css";

/** Whether the load is a number of users, or requests that come at a rate: what there is now, in the other. */
export function loadSwitch({
  question,
  report,
  voice,
  at,
}: FormContext<"serving" | "compare">): TemplateResult {
  const { latency: words } = voice.words;
  const { name, set } = at("arriving");
  const rated = question.arriving.trim() !== "";
  const rate = report?.speed?.requests_per_second ?? 1;
  const option = (chosen: boolean, text: string, label: string) =>
    html`<label>
      <input
        type="radio"
        name="load-switch"
        .checked=${chosen}
        @change=${() => {
          set(name, text);
        }}
      />
      <span>${label}</span>
    </label>`;
  return html`<div class="load-switch" role="radiogroup" aria-label=${words.by}>
    ${option(!rated, "", words.byUsers)}
    ${option(rated, String(Number(rate.toPrecision(2))), words.byRate)}
  </div>`;
}
