import type { OwnedCardsWords } from "../en/plan-owned.ts";

/** 说手上有哪些卡。 */
export const ownedCardsWordsZh: OwnedCardsWords = {
  have: "我已经有……",
  card: "我有",
  another: "还有",
  none: "没有了",
  howMany: "几张",
};
