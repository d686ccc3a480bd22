import type { PriceHistoryWords } from "../en/price-history.ts";

/** 显卡租价历史的中文说法。 */
export const priceHistoryWordsZh: PriceHistoryWords = {
  title: (card) => `${card} 历史租价`,
  about: "每个点是某家服务商当天标出的单卡每小时价格，已被替换的旧价也在内。",
  summary: (card, prices, first, last) =>
    `${card}：${first} 至 ${last} 共 ${prices} 条有日期的价格。`,
  day: "日期",
  none: "这张卡没有带日期的价格。",
};
