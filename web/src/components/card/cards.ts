import type { Task } from "../../state/forms.ts";
import { hpcCard } from "../hpc/card.ts";
import { servingCard } from "../serving/card.ts";
import type { Card } from "./card.ts";

/** The card of every task. */
export const cards: { readonly [T in Task]: Card<T> } = {
  serving: servingCard,
  hpc: hpcCard,
};

/** The card of one task, for its reports. */
export const cardOf = <T extends Task>(task: T): Card<T> => cards[task];
