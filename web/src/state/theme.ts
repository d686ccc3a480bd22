/** Where the browser keeps the choice; web/public/opening.js and theme.js read it before anything is shown. */
const KEY = "whichgpu-theme";

/** The themes that can be chosen, and none: the system's. */
export const themes = ["", "light", "dark"] as const;

/** The theme that the page is in; empty: the system's. */
export const shownTheme = (): string => document.documentElement.style.colorScheme;

/** Shows the page in a theme, and keeps that for the next visit. */
export function chooseTheme(theme: string): void {
  document.documentElement.style.colorScheme = theme;
  try {
    if (theme) localStorage.setItem(KEY, theme);
    else localStorage.removeItem(KEY);
  } catch {
    // The browser keeps nothing here.
  }
}

/** Shows the page in the theme that was chosen at an earlier visit, where no script before it does. */
export function recallTheme(): void {
  try {
    document.documentElement.style.colorScheme = localStorage.getItem(KEY) ?? "";
  } catch {
    // The browser keeps nothing here.
  }
}
