/** One entry of a combo box. */
export interface ComboOption {
  /** What is chosen. */
  readonly id: string;
  readonly label: string;
  /** Other names by which it may be asked for. */
  readonly aliases: readonly string[];
  /** A qualifier, written small beneath the label. */
  readonly detail: string;
}

const fold = (text: string) => text.normalize("NFKC").toLowerCase();

/** The options in whose label, id or aliases every word of `text` occurs, in their own order. */
export function matching(options: readonly ComboOption[], text: string): readonly ComboOption[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  return options.filter(({ id, label, aliases }) => {
    const haystack = fold([label, id, ...aliases].join(" "));
    return words.every((word) => haystack.includes(word));
  });
}

/** What `named` looks at. */
interface Named {
  readonly id: string;
  readonly label?: string;
  readonly aliases: readonly string[];
}

/** The entry that `text` names exactly, by label, id or alias, whatever the case. */
export function named<Entry extends Named>(
  entries: readonly Entry[],
  text: string,
): Entry | undefined {
  const wanted = fold(text.trim());
  return entries.find(({ id, label = id, aliases }) =>
    [id, label, ...aliases].some((name) => fold(name) === wanted),
  );
}
