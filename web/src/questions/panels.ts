import type { Language } from "../i18n/index.ts";
import { loadRest } from "../i18n/rest.ts";
import type { Card } from "./card.ts";
import { firstTask, type Task } from "./index.ts";
import type { Panel } from "./panel.ts";
import { planCard } from "./plan/card.ts";

/** Fetches the panel of every task. */
const loaders: { readonly [T in Task]: () => Promise<Panel<T>> } = {
  plan: async () => (await import("./plan/panel.ts")).planPanel,
  serving: async () => (await import("./serving/panel.ts")).servingPanel,
  compare: async () => (await import("./compare/panel.ts")).comparePanel,
  finetuning: async () => (await import("./training/panel.ts")).trainingPanel,
  training: async () => (await import("./training/panel.ts")).trainingPanel,
  reinforcement: async () => (await import("./reinforcement/panel.ts")).reinforcementPanel,
  image: async () => (await import("./image/panel.ts")).imagePanel,
  video: async () => (await import("./video/panel.ts")).videoPanel,
  embedding: async () => (await import("./embedding/panel.ts")).embeddingPanel,
  speech: async () => (await import("./speech/panel.ts")).speechPanel,
  hpc: async () => (await import("./hpc/panel.ts")).hpcPanel,
  own: async () => (await import("./ownership/panel.ts")).ownershipPanel,
};

const loaded = new Map<Task, Panel<Task>>();

/** The panel of a task, once it was fetched. */
export const panelOf = (task: Task): Panel<Task> | undefined => loaded.get(task);

let cards: { readonly [T in Task]?: Card<T> } = { [firstTask]: planCard };

/** The card of a task, once it was fetched, as that of the first task always is. */
export const fetchedCard = <T extends Task>(task: T): Card<T> | undefined => cards[task];

/**
 * Fetches the panel of a task, and before it what its answer takes beside the first screen: its card, and the rest of
 * a language's words. They stay where only the panel cannot be had.
 */
export async function loadPanel(task: Task, language: Language): Promise<void> {
  const panel = loaders[task]();
  // If that fails, it is said below, once the card is there.
  panel.catch(() => undefined);
  if (task !== firstTask) {
    const [all] = await Promise.all([import("./cards.ts"), loadRest(language)]);
    cards = all.cards;
  }
  loaded.set(task, await panel);
}
