import { html, nothing, type TemplateResult } from "lit";
import type { Voice } from "../i18n/voice.ts";
import type { FieldName } from "../state/forms.ts";
import type { State } from "../state/store.ts";
import { errorWords } from "../parts/field/error-words.ts";
import { panelOf } from "../questions/panels.ts";

/** The specification sheet on the left. */
export function inputs(
  { question, answer, error }: State,
  voice: Voice,
  set: (name: FieldName, text: string) => void,
): TemplateResult {
  return html`<form
    class="inputs"
    @submit=${(event: Event) => {
      event.preventDefault();
    }}
  >
    ${panelOf(question.task).inputs({
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
