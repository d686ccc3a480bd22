/** One entry of a combo box. */
export interface ComboOption {
  /** What is chosen. */
  readonly id: string;
  readonly label: string;
  /** Other names by which it may be asked for. */
  readonly aliases: readonly string[];
  /** A qualifier, written small beneath the label. */
  readonly detail: string;
  /** The heading it stands under: a maker, a family. */
  readonly group?: string;
  /** The option that it is a part of, as a slice is of its card. */
  readonly under?: string;
  /** Further words by which it may be asked for. */
  readonly also?: string;
  /** From 0 to 1: how likely it is meant, where names do not tell. */
  readonly prior?: number;
}

const fold = (text: string) => text.normalize("NFKC").toLowerCase();

/** What `named` looks at. */
interface Named {
  readonly id: string;
  readonly label?: string;
  readonly aliases: readonly string[];
}

/** The entry that `text` names exactly, by id, label or alias, whatever the case. */
export function named<Entry extends Named>(
  entries: readonly Entry[],
  text: string,
): Entry | undefined {
  const byId = entries.find(({ id }) => id === text);
  if (byId) return byId;
  const wanted = fold(text.trim());
  return entries.find(({ id, label = id, aliases }) =>
    [id, label, ...aliases].some((name) => fold(name) === wanted),
  );
}
