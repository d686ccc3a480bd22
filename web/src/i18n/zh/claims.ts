import type { ClaimWords } from "../en/claims.ts";

/** 文章说法核对页的中文说法。 */
export const claimWordsZh: ClaimWords = {
  title: "WhichGPU：两篇文章的说法，逐条核对",
  heading: "文章怎么说，算出来怎样",
  intro:
    "两篇讲这些显卡的文章里，每一句可以核对的话。数字在打开页面时现算，用的是和计算器相同的规格与估算；结论由数字得出。",
  calculator: "计算器",
  undated: "未注明日期",
  verdicts: {
    right: "属实",
    right_under_condition: "有条件成立",
    mixed_units: "口径混用",
    wrong: "有误",
    not_checkable: "无法核对",
  },
  count: (verdict, count) => `${verdict}：${count}`,
  columns: { figure: "数字", value: "算出来", said: "文章说" },
  units: {
    times: "倍",
    count: "",
    year: "",
    "yes or no": "",
    hours: "小时",
    months: "个月",
    "GB per billion parameters": "GB / 十亿参数",
    "USD/h": "美元/小时",
    "USD per million tokens": "美元/百万 token",
    "USD per PFLOP/s and hour": "美元/（PFLOP/s·小时）",
    "USD per TB/s and hour": "美元/（TB/s·小时）",
    USD: "美元",
  },
  yes: "是",
  no: "否",
  none: "无法运行",
  atLeast: (least) => `至少 ${least}`,
  atMost: (most) => `至多 ${most}`,
  between: (least, most) => `${least} 到 ${most}`,
  holds: "相符",
  fails: "不符",
  openState: "在计算器里打开",
  sources: "出处",
};
