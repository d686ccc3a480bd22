/** How much of an answer the card in an article shows. */
export const views = ["full", "compact", "verdict", "table", "compare", "claim"] as const;
export type View = (typeof views)[number];
