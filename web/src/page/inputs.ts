import { html, nothing, type TemplateResult } from "lit";
import type { FieldName, Task } from "../questions/index.ts";
import type { State } from "../state/store.ts";
import { errorWords } from "../parts/field/error-words.ts";
import type { Panel } from "../questions/panel.ts";
import "./inputs.css";

/** The specification sheet on the left. */
export function inputs(
  { question, answer, error, voice }: State,
  panel: Panel<Task>,
  set: (name: FieldName, text: string) => void,
): TemplateResult {
  return html`<form
    class="inputs"
    @submit=${(event: Event) => {
      event.preventDefault();
    }}
  >
    ${panel.inputs({
      question,
      report: answer?.report,
      voice,
      at: (name) => ({ name, text: question[name], voice, error, set }),
    })}
    ${
      error && error.field === undefined
        ? html`<p class="field-error">${errorWords(error, voice)}</p>`
        : nothing
    }
  </form>`;
}
