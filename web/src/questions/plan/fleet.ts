/** What is said of cards that the visitor has: fetched when there are some. */
export { servingFleet } from "./fleet-serving.ts";
export { trainingFleet } from "./fleet-training.ts";
export { splitCheck } from "./split-check.ts";
