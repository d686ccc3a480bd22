import type { RentOrBuyWords } from "../en/ownership.ts";

/** 租还是买：结论的中文说法，文章里的卡片也用这些。 */
export const rentOrBuyWordsZh: RentOrBuyWords = {
  buy: "买更划算",
  rent: "租更划算",
  noRent: "没有租价",
  costs: (cards, dollars) => `${cards} 买来要 ${dollars}，`,
  perHour: (dollars) => `每有效小时 ${dollars}。`,
  paysAfter: (cards, months, used) => `使用率 ${used} 时，买 ${cards} ${months}后回本，`,
  neverPays: (cards, used) => `使用率 ${used} 时，买 ${cards} 永远回不了本，`,
  against: (terms, rent, own) => `对比${terms}每小时 ${rent}；自购每有效小时合 ${own}。`,
  never: "永不",
  months: (months) => `${months} 个月`,
  hardware: "硬件",
  breakEven: "回本时间",
};
