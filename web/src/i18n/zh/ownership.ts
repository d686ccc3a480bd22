import type { RentOrBuyWords } from "../en/ownership.ts";

/** 租还是买的中文说法。 */
export const rentOrBuyWordsZh: RentOrBuyWords = {
  buying: "买",
  using: "运行",
  instead: "对比方案",
  more: "机房、残值、碳排放……",
  place: "用电地区",
  anyPlace: "未指定",
  emits: (place, grams, year) => `${place}：${grams} g/kWh，${year} 年`,
  cheapestOffers: "最便宜的报价",
  unknown: "未填",
  conditions: { new: "市价（全新）", used: "市价（二手）", list: "官方或媒体报价" },

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

  buyTitle: "自购",
  usedHour: "每有效小时",
  hardware: "硬件",
  monthAll: (months) => `每月（按 ${months} 个月摊销）`,
  energy: "每月电费",
  hosting: "每月机房",
  carbon: "每月 CO₂",
  rentTitle: "租用",
  rented: "租用方式",
  month: "每月",
  breakEven: "回本时间",
  apiTitle: "API 盈亏平衡用量",
  noApi: "填入 API 每百万 token 的价格。",
  tokensMonth: "token/月",
  apiRenting: "与租用相比",
  capacity: "这些卡能产出",

  chart: "逐月累计花费",
  chartSummary: (hardware, terms, months) =>
    `自购：开始就花 ${hardware}。对比${terms}，回本时间：${months}。`,
  bought: "自购",
  monthAxis: "月",
};
