import { html, noChange, nothing, type TemplateResult } from "lit";

/** Rare inputs behind a title. `open` opens it where it holds something; closing it is left to the visitor. */
export function disclosure(
  title: string,
  open: boolean,
  controls: readonly TemplateResult[],
  hint?: string,
): TemplateResult {
  return html`<details class="rare" open=${open ? "" : noChange}>
    <summary>${title}</summary>
    ${controls} ${hint ? html`<p class="fine">${hint}</p>` : nothing}
  </details>`;
}
