import { html, nothing, type TemplateResult } from "lit";
import type { ThemeWords } from "../i18n/en/theme.ts";
import type { Language } from "../i18n/index.ts";
import { SpokenElement } from "../parts/later/spoken-element.ts";
import { chooseTheme, shownTheme, themes } from "../state/theme.ts";
import "./theme.css";

const dictionaries: Readonly<Record<Language, () => Promise<ThemeWords>>> = {
  en: async () => (await import("../i18n/en/theme.ts")).themeWordsEn,
  zh: async () => (await import("../i18n/zh/theme.ts")).themeWordsZh,
};

/** Chooses between the colors of the system, light and dark ones: the element `whichgpu-theme`. */
export class ThemeChoice extends SpokenElement<ThemeWords> {
  protected override load(language: Language): Promise<ThemeWords> {
    return dictionaries[language]();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { own } = this;
    if (!own) return nothing;
    const now = shownTheme();
    return html`<label class="tool save"
      >${own.title}
      <select
        class="theme-choice"
        @change=${({ target }: Event) => {
          chooseTheme((target as HTMLSelectElement).value);
        }}
      >
        ${themes.map(
          (theme) =>
            html`<option value=${theme} ?selected=${theme === now}>
              ${own.themes[theme || "system"]}
            </option>`,
        )}
      </select></label
    >`;
  }
}

customElements.define("whichgpu-theme", ThemeChoice);
