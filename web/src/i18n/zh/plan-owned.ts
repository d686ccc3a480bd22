import type { OwnedCardsWords } from "../en/plan-owned.ts";

/** 说手上有哪些卡。 */
export const ownedCardsWordsZh: OwnedCardsWords = {
  have: "已有的卡……",
  card: "已有显卡",
  another: "再添加一种",
  none: "＋ 添加",
  howMany: "几张",
};
