import { html, noChange, nothing, type TemplateResult } from "lit";
import type { Question } from "../../state/fields.ts";
import type { FieldName } from "../../questions/index.ts";
import type { FieldContext } from "../field/field.ts";
import { whileOpen } from "../later/while-open.ts";
import "./disclosure.css";

/** Rare inputs behind a title. `open` opens it where it holds something; closing it is left to the visitor. */
export function disclosure(
  title: string,
  open: boolean,
  controls: () => readonly TemplateResult[],
  hint?: string,
): TemplateResult {
  const content = () => html`${controls()} ${hint ? html`<p class="fine">${hint}</p>` : nothing}`;
  return html`<details class="rare" open=${open ? "" : noChange} ${whileOpen(content)}>
    <summary>${title}</summary>
  </details>`;
}

/** A field with its name. */
export type NamedField = readonly [name: FieldName, field: () => TemplateResult];

/** Rare fields behind a title, open where one of them says something or is wrong. */
export function rareFields(
  { question, at }: { question: Question; at: (name: FieldName) => FieldContext },
  title: string,
  fields: readonly NamedField[],
): TemplateResult {
  const isSaid = (name: FieldName) => question[name] !== "" || at(name).error?.field === name;
  return disclosure(
    title,
    fields.some(([name]) => isSaid(name)),
    () => fields.map(([, field]) => field()),
  );
}
