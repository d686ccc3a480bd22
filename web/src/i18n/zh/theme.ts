import type { ThemeWords } from "../en/theme.ts";

export const themeWordsZh: ThemeWords = {
  title: "配色",
  themes: { system: "跟随系统", light: "浅色", dark: "深色" },
};
