import type { ComboOption } from "../parts/combo-box/filter.ts";
import { rank } from "./rank.ts";
import { recent } from "./recent.ts";

/** Options under one heading. */
export interface Group {
  /** Empty: no heading. */
  readonly title: string;
  readonly options: readonly ComboOption[];
}

/** More than this nobody reads. */
const MOST_FOUND = 40;

/**
 * What a list shows for a text: the likeliest first, with the others of its group; without a text all, those that were
 * chosen last before them. Parts of an option stand under it, where they were asked for or one is chosen.
 */
export function listOf(
  options: readonly ComboOption[],
  text: string,
  { value, recentTitle }: { readonly value: string; readonly recentTitle: string },
): readonly Group[] {
  const wholes = [...options.filter(({ under }) => under === undefined)];
  const parts = options.filter(({ under }) => under !== undefined);
  const partsOf = ({ id, group = "" }: ComboOption) =>
    parts.filter(({ under }) => under === id).map((part) => ({ ...part, group }));
  if (text.trim() === "") {
    const chosen = value.replace(/:.*/, "");
    const all = wholes.sort((a, b) => (b.prior ?? 0) - (a.prior ?? 0));
    const groups = grouped(all.flatMap((one) => [one, ...(one.id === chosen ? partsOf(one) : [])]));
    const last = recent(wholes);
    return last.length > 0 ? [{ title: recentTitle, options: last }, ...groups] : groups;
  }
  const found = rank(wholes, text).slice(0, MOST_FOUND);
  const [only] = found;
  if (only && found.length === 1) return grouped([only.option, ...partsOf(only.option)]);
  if (only) return grouped(found.map(({ option }) => option));
  return grouped(rank(parts, text).map(({ option }) => option));
}

/** Groups in the order of their first options. */
function grouped(options: readonly ComboOption[]): Group[] {
  const groups = new Map<string, ComboOption[]>();
  for (const option of options) {
    const title = option.group ?? "";
    const group = groups.get(title);
    if (group) group.push(option);
    else groups.set(title, [option]);
  }
  return [...groups].map(([title, members]) => ({ title, options: members }));
}
