import type { FeedWords } from "../en/feed.ts";

/** 站点自有价格表的中文说法。 */
export const feedWordsZh: FeedWords = {
  unreachable: (address) => `取不到 ${address} 的价格，改用内置价格。`,
  refused: (address, status) =>
    `取不到 ${address} 的价格（HTTP ${String(status)}），改用内置价格。`,
  unreadable: (address, why) => `读不了 ${address} 的价格：${why}。改用内置价格。`,
  cell: (row, column) => `第 ${String(row)} 条的 ${column} 缺失或有误`,
  not_a_list: "不是价格表",
  too_many: "超过 500 条",
};
