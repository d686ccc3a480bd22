import { html, type TemplateResult } from "lit";
import { languages, type Language } from "../i18n/index.ts";

/** A button for every language but the one that is spoken, each under its own name. */
export const languageButtons = (
  current: Language,
  speak: (language: Language) => Promise<void>,
): TemplateResult[] =>
  (Object.keys(languages) as Language[])
    .filter((language) => language !== current)
    .map(
      (language) =>
        html`<button type="button" class="tool" lang=${language} @click=${() => speak(language)}>
          ${languages[language].name}
        </button>`,
    );
