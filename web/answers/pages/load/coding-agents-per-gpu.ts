import { known, type AnswerPage } from "../../writer.ts";

/** How many coding agents does one GPU carry? */
export const page: AnswerPage = {
  slug: "coding-agents-per-gpu",
  title: ["How many coding agents does one GPU carry?", "一张卡能带几个编程智能体？"],
  write: ({ t, p, n, table, serve, serving: c }) => {
    const at = (cached: number, users = 8, gpu = "h100-sxm-80gb") =>
      serve(
        `model=Qwen/Qwen3-Coder-30B-A3B-Instruct&weights=fp8&gpu=${gpu}&users=${users}&in=61440&out=768&cached=${cached}`,
      );
    const hit = at(0.95, 4);
    const miss = at(0, 4);
    const first = (asked: typeof hit) => n.duration(known(asked.report.speed?.ttft_ms));
    const most = hit.report.fit.max_concurrency;
    return {
      short: t(
        `With 60K tokens of context each, Qwen3 Coder 30B on an H100 has memory for <b>${n.whole(most)} at once</b>. Whether they are quick is decided by the prefix cache: a step begins after ${first(hit)} when 95 % of the context is found there, after ${first(miss)} when nothing is.`,
        `每个智能体 60K 上下文时，H100 上的 Qwen3 Coder 30B 显存最多容纳 <b>${n.whole(most)} 个</b>。快不快看前缀缓存：命中 95 % 时首字 ${first(hit)}，完全不命中时 ${first(miss)}。`,
      ),
      parts: [
        table(
          t("60K tokens of context, 768 of answer", "上下文 60K，输出 768"),
          t("Agents, found in the cache, card", "智能体数、命中率、卡"),
          [
            ["4, 0 %, H100", miss],
            ["4, 50 %, H100", at(0.5, 4)],
            ["4, 90 %, H100", at(0.9, 4)],
            ["4, 95 %, H100", hit],
            ["8, 95 %, H200", at(0.95, 8, "h200-sxm-141gb")],
            ["16, 95 %, B200", at(0.95, 16, "b200-sxm-180gb")],
          ],
          [c.most, c.first, c.speed, c.total],
        ),
        p(
          t(
            "An agent sends its whole history with every step: a task of forty steps reads 60K tokens forty times and writes a few hundred each time. So more than nine tenths of the arithmetic is prefill, unless the cache holds.",
            "智能体每一步都把全部历史重发一遍：四十步的任务要读四十次 60K，每次只写几百个词元。缓存不命中时，九成以上算力花在预填充上。",
          ),
        ),
        p(
          t(
            "The cache lives in what memory is left. One agent too many drives another's history out, and from then on both read everything again: leave room for a few more than run at once, or spill to host memory.",
            "缓存用的是剩余显存。多一个智能体就可能把别人的历史挤出去，之后两边都要从头读。容量要比同时在跑的数量多留几个，或者启用主存做二级缓存。",
          ),
        ),
      ],
      open: hit,
    };
  },
};
