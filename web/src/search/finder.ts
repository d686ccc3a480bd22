/** What the search fields take, fetched when one is first used. */
export { listOf } from "./list.ts";
export { remember } from "./recent.ts";
export { ownCards } from "./own-card.ts";
export { findableIn } from "./findable.ts";
export { together, type Meant } from "./together.ts";
