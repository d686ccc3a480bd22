import { known, NONE, type AnswerPage } from "../../writer.ts";

/** What does RAG with long prompts need? */
export const page: AnswerPage = {
  slug: "rag-long-prompts",
  title: ["What does RAG with long prompts need?", "RAG 长提示词需要多大算力？"],
  write: ({ t, p, n, table, serve, serving: c }) => {
    const at = (tokens: number, gpu = "h100-sxm-80gb", cached = 0) =>
      serve(
        `model=Qwen/Qwen3-32B&weights=fp8&gpu=${gpu}&users=8&in=${tokens}&out=300&cached=${cached}`,
      );
    const [k2, k8, k24] = [at(2048), at(8192), at(24576)];
    const rate = (asked: typeof k2) =>
      n.figure(known(asked.report.speed?.requests_per_second) * 60);
    const per: [string, (r: (typeof k2)["report"]) => string] = [
      t("Questions a minute", "每分钟问题数"),
      ({ speed }) => (speed ? n.figure(speed.requests_per_second * 60) : NONE),
    ];
    return {
      short: t(
        `Passages decide the number of questions: an H100 with Qwen3 32B answers <b>${rate(k2)} a minute with 2K tokens of passages, ${rate(k8)} with 8K and ${rate(k24)} with 24K</b>.`,
        `召回段落的长度决定吞吐：H100 上的 Qwen3 32B，<b>2K 段落每分钟 ${rate(k2)} 问，8K ${rate(k8)} 问，24K ${rate(k24)} 问</b>。`,
      ),
      parts: [
        table(
          t(
            "Qwen3 32B in FP8, 8 questions at once, answers of 300 tokens",
            "Qwen3 32B FP8，8 个并发问题，回答 300 词元",
          ),
          t("Prompt and card", "提示词与卡"),
          [
            ["2K, H100", k2],
            ["8K, H100", k8],
            ["24K, H100", k24],
            [
              t("24K, H100, half of it cached", "24K，H100，一半命中缓存"),
              at(24576, "h100-sxm-80gb", 0.5),
            ],
            ["24K, H200", at(24576, "h200-sxm-141gb")],
            ["24K, H20", at(24576, "h20-sxm-96gb")],
            ["8K, L40S", at(8192, "l40s-48gb")],
          ],
          [per, c.first, c.speed, c.million],
        ),
        p(
          t(
            "Reading is arithmetic: two operations a weight and token, 65 × 10⁹ × the length of the prompt for this model. Bandwidth, which helps a chat, helps little; the H20 shows it.",
            "读提示词吃算力：每个词元对每个权重两次运算，这个模型就是 65 × 10⁹ × 提示词长度。聊天受益的带宽在这里帮助不大，看 H20 那一行就明白。",
          ),
        ),
        p(
          t(
            "Cheaper than a larger card: fewer and better passages (a reranker costs a hundredth of the reader), and instructions and fixed documents at the front, where the prefix cache finds them.",
            "比换大卡更省的办法：段落少而准（重排模型的开销只有生成模型的百分之一左右），把固定的指令和文档放在最前面，让前缀缓存命中。",
          ),
        ),
      ],
      open: k8,
    };
  },
};
