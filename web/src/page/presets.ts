import { html, nothing, type TemplateResult } from "lit";
import type { Voice } from "../i18n/voice.ts";
import type { Question } from "../state/fields.ts";
import type { PresetName } from "../questions/index.ts";
import { presetNamed, presetOf, presetsOf } from "../state/presets.ts";
import "./presets.css";

/** Questions to start from: links to this page, followed without loading it again. */
export function presetLinks(
  question: Question,
  { words }: Voice,
  open: (question: Question) => void,
): TemplateResult | typeof nothing {
  const current = presetOf(question);
  // Those of other tabs come with the words of their answers.
  const names: Readonly<Record<PresetName, string>> = { ...words.furtherPresets, ...words.presets };
  const shown = presetsOf(question.task).filter((name) => name in names);
  if (shown.length === 0) return nothing;
  return html`<nav class="presets" aria-labelledby="presets-title">
    <span id="presets-title" class="presets-title">${words.startFrom}</span>
    ${shown.map((name) => {
      const { question: preset, query } = presetNamed(name);
      return html`<a
        class="preset"
        href=${`${query}&lang=${words.language}`}
        aria-current=${name === current ? "true" : "false"}
        @click=${(event: MouseEvent) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
          event.preventDefault();
          open(preset);
        }}
        >${names[name]}</a
      >`;
    })}
  </nav>`;
}
