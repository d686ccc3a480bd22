import type { SearchWords } from "../en/search.ts";

/** 搜索模型和显卡的输入框怎么说。 */
export const searchWordsZh: SearchWords = {
  find: "搜模型、显卡，或两者一起",
  hint: "如：4090 通义千问3 32b",
  list: "候选",
  clear: "清空",
  recent: "最近用过",
  both: "模型 + 显卡",
  models: "模型",
  cards: "显卡",
  yours: "这台电脑的显卡",
  usersOf: (users) => `${users} 人`,
  nothing: "目录里没有，可在输入框下方自己填写。",
};
