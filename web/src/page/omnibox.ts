import { html, type TemplateResult } from "lit";
import type { Voice } from "../i18n/voice.ts";
import "../search/omnibox.ts";
import type { Meant } from "../search/together.ts";

/** The field at the top of the page: finds a model, a card, or both, and asks about them. */
export function omnibox(voice: Voice, find: (meant: Meant) => void): TemplateResult {
  const { search } = voice.words;
  return html`<whichgpu-omnibox
    .inputId=${"find"}
    .words=${search}
    .voice=${voice}
    @choose=${({ detail }: CustomEvent<string>) => {
      find(JSON.parse(detail) as Meant);
    }}
  ></whichgpu-omnibox>`;
}

/** "/" puts the caret into it, unless something is being typed. */
export function focusOnSlash(event: KeyboardEvent): void {
  const typing = (event.target as Element).matches("input, textarea, select, dialog *");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing) return;
  const input = document.querySelector<HTMLInputElement>("#find");
  if (!input) return;
  event.preventDefault();
  input.focus();
}
