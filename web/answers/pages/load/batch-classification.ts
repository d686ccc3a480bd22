import { known, NONE, type AnswerPage } from "../../writer.ts";

/** How many documents an hour can a card classify? */
export const page: AnswerPage = {
  slug: "batch-classification",
  title: [
    "How many documents an hour can a card classify?",
    "批量分类、打标，一张卡每小时能处理多少文档？",
  ],
  write: ({ t, p, n, table, serve }) => {
    const at = (model: string, gpu: string, weights: string) =>
      serve(`model=${model}&weights=${weights}&gpu=${gpu}&users=64&in=1024&out=4&load=offline`);
    const rows = [
      ["Qwen3 4B, RTX 4090", at("Qwen/Qwen3-4B", "rtx-4090-24gb", "fp8")],
      ["Qwen3 8B, RTX 4090", at("Qwen/Qwen3-8B", "rtx-4090-24gb", "fp8")],
      ["Qwen3 8B, L40S", at("Qwen/Qwen3-8B", "l40s-48gb", "fp8")],
      ["Qwen3 8B, H100", at("Qwen/Qwen3-8B", "h100-sxm-80gb", "fp8")],
      ["Qwen3 32B, H100", at("Qwen/Qwen3-32B", "h100-sxm-80gb", "fp8")],
    ] as const;
    const hour = (asked: (typeof rows)[number][1]) =>
      known(asked.report.speed?.requests_per_second) * 3600;
    type R = (typeof rows)[number][1]["report"];
    const costOf = ({ cost, speed }: R) =>
      cost && speed ? n.sum((cost.usd_per_hour / (speed.requests_per_second * 3600)) * 1e6) : NONE;
    return {
      short: t(
        `With 1K tokens a document and a label as the answer, <b>about ${n.whole(Number(hour(rows[1][1]).toPrecision(2)))} an hour on an RTX 4090 with an 8B model, ${n.whole(Number(hour(rows[3][1]).toPrecision(2)))} on an H100</b>.`,
        `每篇 1K 词元、只输出一个标签：8B 模型在 RTX 4090 上<b>每小时约 ${n.whole(Number(hour(rows[1][1]).toPrecision(2)))} 篇，H100 约 ${n.whole(Number(hour(rows[3][1]).toPrecision(2)))} 篇</b>。`,
      ),
      parts: [
        table(
          t(
            "FP8, 1,024 tokens in, 4 out, as many at once as fit",
            "FP8，输入 1024、输出 4，能放多少并发放多少",
          ),
          t("Model and card", "模型与卡"),
          rows,
          [
            [
              t("Documents an hour", "篇/小时"),
              ({ speed }) =>
                n.whole(Number((known(speed?.requests_per_second) * 3600).toPrecision(3))),
            ],
            [t("A million documents", "百万篇"), costOf],
          ],
        ),
        p(
          t(
            "Nothing but reading happens here: the work is two operations a weight and token, and a card's arithmetic is all that counts. The memory bandwidth, which rules chats, hardly matters.",
            "这里几乎只有读：每词元每权重两次运算，全看算力；聊天时起决定作用的显存带宽基本不相干。",
          ),
        ),
        p(
          t(
            "Put the fixed instructions in front of the document rather than behind it: a prefix cache then reads them once for all documents.",
            "固定的指令放在文档前面而不是后面，前缀缓存就只需读一次。",
          ),
        ),
      ],
      open: rows[3][1],
    };
  },
};
