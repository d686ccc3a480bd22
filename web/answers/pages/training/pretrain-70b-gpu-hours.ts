import { LLAMA_70B } from "../../models.ts";
import { known, type AnswerPage } from "../../writer.ts";

/** How many GPU hours does a 70B take on a trillion tokens? */
export const page: AnswerPage = {
  slug: "pretrain-70b-gpu-hours",
  title: [
    "How many GPU hours does a 70B take on a trillion tokens?",
    "70B 训练一万亿词元要多少卡时？",
  ],
  write: ({ t, p, n, table, train, training: c }) => {
    const at = (gpu: string, count: number, more = "") =>
      train(`${LLAMA_70B}&gpu=${gpu}&count=${count}&tokens=1T${more}`);
    const h100 = at("h100-sxm-80gb", 512);
    const fp8 = at("h100-sxm-80gb", 512, "&precision=fp8");
    const hours = (asked: typeof h100) => n.amount(known(asked.report.cost?.gpu_hours));
    return {
      short: t(
        `<b>About ${hours(h100)} H100 hours in BF16</b>: ${n.duration(known(h100.report.speed?.hours) * 3.6e6)} on 512 cards, ${n.sum(known(h100.report.cost?.usd_total))} at the cheapest dated offer. FP8 brings it to ${hours(fp8)}.`,
        `<b>BF16 约 ${hours(h100)} H100 卡时</b>：512 卡跑 ${n.duration(known(h100.report.speed?.hours) * 3.6e6)}，按最低报价 ${n.sum(known(h100.report.cost?.usd_total))}；FP8 降到 ${hours(fp8)}。`,
      ),
      parts: [
        table(
          t("Llama 3.1 70B, 10¹² tokens, sequences of 4K", "Llama 3.1 70B，10¹² 词元，序列 4K"),
          t("Cards", "卡"),
          [
            ["512 × A100, BF16", at("a100-sxm-80gb", 512)],
            ["512 × H100, BF16", h100],
            ["512 × H100, FP8", fp8],
            ["1,024 × H100, BF16", at("h100-sxm-80gb", 1024)],
            ["512 × H20, BF16", at("h20-sxm-96gb", 512)],
            ["256 × B200, BF16", at("b200-sxm-180gb", 256)],
          ],
          [
            c.tokens,
            [
              t("Of the 16-bit peak", "MFU（占 16 位峰值）"),
              ({ speed }) => (speed ? n.percent(speed.mfu) : "–"),
            ],
            c.hours,
            c.cardHours,
            c.cost,
          ],
        ),
        p(
          t(
            "6 × 70 × 10⁹ × 10¹² = 4.2 × 10²³ operations, and attention on top. At 40 % of 989 TFLOP/s that is 295,000 hours; what is above it are restarts, checkpoints and lost nodes (a factor of 1.2 unless you say another).",
            "6 × 70 × 10⁹ × 10¹² = 4.2 × 10²³ 次运算，另加注意力。按 989 TFLOP/s 的 40% 算是 29.5 万卡时；多出来的是重启、检查点和坏节点（默认乘 1.2，可改）。",
          ),
        ),
        p(
          t(
            "Twice the cards are not quite half of the time: the batch is shared among more of them, and more is spent on sums across the network.",
            "卡数翻倍，时间不会正好减半：每卡分到的批量变小，跨节点归约占比上升。",
          ),
        ),
      ],
      open: h100,
    };
  },
};
