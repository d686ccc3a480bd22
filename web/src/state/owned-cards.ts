/** Cards of one kind that the visitor has, as typed. */
export interface OwnedCards {
  readonly count: string;
  readonly gpu: string;
}

/** The cards that a text such as "8*a100-sxm-80gb, 1*l40s-48gb" names; without a number it is one. */
export function ownedCards(text: string): OwnedCards[] {
  const entries = text.split(/[,，、]/).map((entry) => entry.trim());
  return entries.filter(Boolean).map((entry) => {
    const [, count = "1", gpu = entry] = /^(.*?)\s*[*×]\s*(.+)$/.exec(entry) ?? [];
    return { count, gpu };
  });
}

/** The text that names these cards. */
export const ownedText = (cards: readonly OwnedCards[]): string =>
  cards.map(({ count, gpu }) => `${count}*${gpu}`).join(",");
