/** English words of the choice of a theme. */
export const themeWordsEn = {
  title: "Colors",
  themes: { system: "as the system", light: "light", dark: "dark" },
};

export type ThemeWords = typeof themeWordsEn;
