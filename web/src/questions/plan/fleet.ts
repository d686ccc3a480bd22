/** What is said of cards that the visitor has: fetched when there are some. */
export { keepingHeadline } from "./fleet-headline.ts";
export { servingFleet } from "./fleet-serving.ts";
export { trainingFleet } from "./fleet-training.ts";
export { splitCheck } from "./split-check.ts";
