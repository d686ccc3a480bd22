import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { DraftField } from "./draft.ts";
import "../../parts/field/field.css";
import "./draft.css";

/** What a row of a draft shows, and whom to tell what is typed. */
export interface DraftRow {
  readonly idPrefix: string;
  readonly field: DraftField;
  readonly label: string;
  readonly text: string;
  /** What holds while nothing is typed. */
  readonly placeholder: string;
  /** Words of a choice or a flag. */
  readonly choiceWords: Readonly<Record<string, string>>;
  readonly error: string | undefined;
  readonly type: (key: string, text: string) => void;
}

/** Label, control, unit, and beneath what is wrong with it. */
export function draftRow(row: DraftRow): TemplateResult {
  const { field, label, error } = row;
  const id = `${row.idPrefix}-${field.key.replaceAll(/[^\w]+/g, "-")}`;
  return html`<div class="field" ?data-invalid=${error !== undefined}>
    <label for=${id}>${label}</label>
    ${field.kind === "flag" || field.kind === "choice" ? select(row, id) : input(row, id)}
    ${
      error === undefined
        ? nothing
        : html`<p id="${id}-error" class="field-error" role="alert">${error}</p>`
    }
  </div>`;
}

function input({ field, text, placeholder, error, type }: DraftRow, id: string): TemplateResult {
  return html`<span class="field-number">
    <input
      id=${id}
      class="control"
      type="text"
      inputmode=${field.kind === "text" ? "text" : "decimal"}
      autocomplete="off"
      spellcheck="false"
      placeholder=${placeholder}
      aria-invalid=${error === undefined ? "false" : "true"}
      aria-describedby=${error === undefined ? nothing : `${id}-error`}
      .value=${live(text)}
      @input=${(event: InputEvent) => {
        type(field.key, (event.target as HTMLInputElement).value);
      }}
    />
    ${field.unit ? html`<span class="field-unit">${field.unit}</span>` : nothing}
  </span>`;
}

function select(row: DraftRow, id: string): TemplateResult {
  const { field, text, placeholder, choiceWords, error, type } = row;
  const options = field.kind === "flag" ? ["true", "false"] : (field.choices ?? []);
  return html`<select
    id=${id}
    class="control"
    aria-invalid=${error === undefined ? "false" : "true"}
    aria-describedby=${error === undefined ? nothing : `${id}-error`}
    @change=${(event: Event) => {
      type(field.key, (event.target as HTMLSelectElement).value);
    }}
  >
    <option value="" .selected=${live(text === "")}>${placeholder}</option>
    ${options.map(
      (option) =>
        html`<option value=${option} .selected=${live(text === option)}>
          ${choiceWords[option] ?? option}
        </option>`,
    )}
  </select>`;
}
