import type { ComboOption } from "../parts/combo-box/filter.ts";

const KEY = "whichgpu-recent";
const MOST_KEPT = 12;
const MOST_SHOWN = 4;

/** What was chosen last of these options, the latest first; nothing where the browser keeps nothing. */
export function recent(options: readonly ComboOption[]): ComboOption[] {
  const ids = kept();
  return ids
    .flatMap((id) => options.filter((option) => option.id === id))
    .slice(0, MOST_SHOWN)
    .map((option) => ({ ...option, group: "" }));
}

/** Keeps that an option was chosen. */
export function remember(id: string): void {
  try {
    const ids = [id, ...kept().filter((other) => other !== id)].slice(0, MOST_KEPT);
    localStorage.setItem(KEY, JSON.stringify(ids));
  } catch {
    // The browser keeps nothing here.
  }
}

function kept(): string[] {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === "string") : [];
  } catch {
    return [];
  }
}
