import { LLAMA_8B } from "../../models.ts";
import { known, type AnswerPage } from "../../writer.ts";

/** What does a context of 128K tokens need? */
export const page: AnswerPage = {
  slug: "128k-context",
  title: ["What does a context of 128K tokens need?", "128K 长上下文要多大显存？"],
  write: ({ t, p, n, gb, table, serve, serving: c }) => {
    const at = (tokens: number, kv: string) =>
      serve(
        `${LLAMA_8B}&weights=fp8&gpu=h100-sxm-80gb&users=1&in=${tokens - 1024}&out=1024&kv=${kv}`,
      );
    const short = at(8192, "bf16");
    const long = at(131072, "bf16");
    const half = at(131072, "fp8");
    const cache = (asked: typeof long) => asked.report.fit.per_gpu.kv_cache_bytes;
    return {
      short: t(
        `For Llama 3.1 8B, <b>${gb(cache(long))} of KV cache for one user</b>, ${n.figure(cache(long) / cache(short))} times what 8K tokens take, and more than the weights themselves (${gb(long.report.fit.per_gpu.weights_bytes)} in FP8).`,
        `以 Llama 3.1 8B 为例，<b>单用户 KV 缓存就要 ${gb(cache(long))}</b>，是 8K 时的 ${n.figure(cache(long) / cache(short))} 倍，比 FP8 权重本身（${gb(long.report.fit.per_gpu.weights_bytes)}）还大。`,
      ),
      parts: [
        table(
          t("One user on an H100 80GB, 1K tokens of answer", "H100 80GB，单用户，输出 1K"),
          t("Context and cache", "上下文与 KV 格式"),
          [
            ["8K, BF16", short],
            ["32K, BF16", at(32768, "bf16")],
            ["64K, BF16", at(65536, "bf16")],
            ["128K, BF16", long],
            ["128K, FP8", half],
          ],
          [c.cache, c.most, c.first, c.speed],
        ),
        p(
          t(
            `What a reader notices first is the wait: the whole prompt is read before the first word. It goes from ${n.duration(known(short.report.speed?.ttft_ms))} to ${n.duration(known(long.report.speed?.ttft_ms))}, more than in proportion, because attention grows with the square of the length.`,
            `用户首先感到的是等待：首字之前要读完整个提示词。首字延迟从 ${n.duration(known(short.report.speed?.ttft_ms))} 涨到 ${n.duration(known(long.report.speed?.ttft_ms))}，超过线性，因为注意力的计算量随长度平方增长。`,
          ),
        ),
        p(
          t(
            `An FP8 cache halves the memory, so that ${n.whole(half.report.fit.max_concurrency)} instead of ${n.whole(long.report.fit.max_concurrency)} such users fit. Where documents repeat, a prefix cache saves the reading but not the memory.`,
            `KV 用 FP8 显存减半，同时可容纳 ${n.whole(half.report.fit.max_concurrency)} 个而不是 ${n.whole(long.report.fit.max_concurrency)} 个这样的用户。文档会重复时，前缀缓存省的是重新读的时间，不省显存。`,
          ),
        ),
      ],
      open: long,
    };
  },
};
