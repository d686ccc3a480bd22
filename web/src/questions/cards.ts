import type { Task } from "./index.ts";
import { embeddingCard } from "./embedding/card.ts";
import { hpcCard } from "./hpc/card.ts";
import { imageCard } from "./image/card.ts";
import { planCard } from "./plan/card.ts";
import { ownershipCard } from "./ownership/card.ts";
import { reinforcementCard } from "./reinforcement/card.ts";
import { servingCard } from "./serving/card.ts";
import { speechCard } from "./speech/card.ts";
import type { Card } from "./card.ts";
import { trainingCard } from "./training/card.ts";
import { videoCard } from "./video/card.ts";

/** The card of every task. */
export const cards: { readonly [T in Task]: Card<T> } = {
  plan: planCard,
  serving: servingCard,
  compare: servingCard,
  finetuning: trainingCard,
  training: trainingCard,
  reinforcement: reinforcementCard,
  image: imageCard,
  video: videoCard,
  embedding: embeddingCard,
  speech: speechCard,
  hpc: hpcCard,
  own: ownershipCard,
};

/** The card of one task, for its reports. */
export const cardOf = <T extends Task>(task: T): Card<T> => cards[task];
