import type { EmbedWords } from "../en/embed.ts";

/** Chinese words that only the card in an article says. */
export const embedWordsZh: EmbedWords = {
  unknown: (name, like) => `不认识属性“${name}”。${like ? `是不是想写“${like}”？` : ""}`,
  idle: (name, task) => `属性“${name}”在“${task}”里不起作用。`,
  notOne: (name, value, known) => `“${value}”不是有效的 ${name}，可选：${known}。`,
  notHttps: (name) => `“${name}”里的地址没有链接：必须以 https 开头。`,
  noOffers: (address) => `读不到 ${address} 的报价。`,
  elsewhere: "本卡片的脚本只回答目录里的显卡和模型的推理问题；这一问题请改用 embed-inline-all.js。",
  order: "下单",
  figure: "指标",
  value: "数值",
  range: "区间",
  card: "显卡",
  readers: "换成你自己的数字",
  basis: {
    calibrated: "这个引擎在这张卡上有实测，约 80% 落在区间内。",
    transferred: "这个引擎在同代的别的卡上有实测，约 80% 落在区间内。",
    extrapolated: "这个引擎在这一代卡上，或这类模型，没有实测，所以区间最宽。",
  },
};
