import { LLAMA_8B } from "../../models.ts";
import { known, nth, type AnswerPage } from "../../writer.ts";

/** How many users can one GPU serve? */
export const page: AnswerPage = {
  slug: "users-per-gpu",
  title: ["How many users can one GPU serve?", "一张 GPU 能同时服务多少用户？"],
  write: ({ t, p, n, table, serve, serving: c }) => {
    const at = (users: number) =>
      serve(`${LLAMA_8B}&weights=fp8&gpu=h100-sxm-80gb&users=${users}&in=1536&out=512`);
    const counts = [1, 8, 32, 64, 128, 256];
    const rows = counts.map((users) => [n.whole(users), at(users)] as const);
    const pleasant =
      [...rows]
        .reverse()
        .find(([, { report }]) => known(report.speed?.tokens_per_second_per_user) >= 30) ??
      nth(rows, 0);
    const most = nth(rows, 0)[1].report.fit.max_concurrency;
    return {
      short: t(
        `An H100 with Llama 3.1 8B in FP8 has <b>memory for ${n.whole(most)} requests of 2K tokens at once</b>; of the loads below, ${pleasant[0]} is the largest that still gives each 30 tokens a second, several times what people read.`,
        `H100 跑 FP8 的 Llama 3.1 8B，<b>显存够 ${n.whole(most)} 个 2K 请求同时在跑</b>；下表中每人还能有 30 词元/秒（远高于阅读速度）的最大并发是 ${pleasant[0]}。`,
      ),
      parts: [
        table(
          t("1.5K tokens in and 512 out", "输入 1.5K、输出 512"),
          t("Requests at once", "并发请求"),
          rows,
          [c.speed, c.first, c.total, c.million],
        ),
        p(
          t(
            "A request at once is not a person: someone in a chat reads and types nine tenths of the time. With 30 seconds between an answer and the next question, five to ten people make one request at once.",
            "并发请求不等于人数：聊天时九成时间在看和打字。若两次提问间隔 30 秒，大约 5–10 个在线用户才产生一个并发请求。",
          ),
        ),
        p(
          t(
            "The total rises long after the single user has slowed down, since the weights are read once for all. It ends where arithmetic or memory ends; then requests wait their turn.",
            "总吞吐会一直涨到单用户已明显变慢之后，因为权重读一遍供所有人用；直到算力或显存用尽，之后请求只能排队。",
          ),
        ),
      ],
      open: pleasant[1],
    };
  },
};
