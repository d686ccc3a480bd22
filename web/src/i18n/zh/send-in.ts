import type { SendInWords } from "../en/send-in.ts";

/** 用户提交实测数据时的用语。 */
export const sendInWordsZh: SendInWords = {
  title: "把你的实测整理成一行，可直接提交",
  hint: "格式与 data/measurements 相同。请在 cite 处填写可以查到这次测试的地址，再用它提一个 issue。",
  doubts: {
    beats_card: (measured, limit) =>
      `每个 token ${measured}，比显卡读一遍所用权重还快：按峰值带宽要 ${limit}。`,
    far_tpot: (measured, limit) =>
      `每个 token ${measured}，超出估算范围（到 ${limit} 为止）三倍以上。`,
    far_ttft: (measured, limit) =>
      `首 token ${measured}，超出估算范围（到 ${limit} 为止）三倍以上。`,
    no_fit: () => "按估算，显存放不下。",
  },
};
