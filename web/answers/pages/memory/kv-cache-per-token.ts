import { known, nth, type AnswerPage } from "../../writer.ts";

/** How much memory does the KV cache take per token? */
export const page: AnswerPage = {
  slug: "kv-cache-per-token",
  title: ["How much memory does the KV cache take per token?", "KV 缓存每个词元占多少显存？"],
  write: ({ t, p, n, gb, grid, link, serve, name }) => {
    const ids = [
      "meta-llama/Llama-2-7b-chat-hf",
      "meta-llama/Llama-3.1-8B-Instruct",
      "meta-llama/Llama-3.1-70B-Instruct",
      "Qwen/Qwen3-32B",
      "google/gemma-3-27b-it",
      "openai/gpt-oss-120b",
      "deepseek-ai/DeepSeek-V3",
    ];
    const rows = ids.map((id) => {
      const asked = serve(`model=${id}&weights=&gpu=h200-sxm-141gb&users=1&in=3072&out=1024`);
      const value = (name: string) => asked.report.working.find((step) => step.id === name);
      const elements = Number(known(value("kv_bytes_per_token")?.inputs["elements"]));
      return { id, asked, bytes: 2 * elements, window: 32768 * 2 * elements };
    });
    const bySize = [...rows].sort((a, b) => a.bytes - b.bytes);
    const [latent, old] = [nth(bySize, 0), nth(bySize, -1)];
    return {
      short: t(
        `From <b>${n.figure(latent.bytes / 1024)} KiB (${name(latent.id)}) to ${n.figure(old.bytes / 1024)} KiB (${name(old.id)})</b> a token in 16 bits. The number of weights does not decide it: layers and the heads that are cached do.`,
        `16 位下每词元从 <b>${n.figure(latent.bytes / 1024)} KiB（${name(latent.id)}）到 ${n.figure(old.bytes / 1024)} KiB（${name(old.id)}）</b>。起决定作用的不是参数量，而是层数和要缓存的头数。`,
      ),
      parts: [
        grid(
          t("All layers together, 16 bits a number", "所有层合计，每个数 16 位"),
          [
            t("Model", "模型"),
            t("KiB a token", "KiB/词元"),
            t("A window of 32K, all layers at full length", "32K 窗口（所有层按全长）"),
          ],
          rows.map(({ id, asked, bytes, window }) => [
            link(asked, name(id)),
            n.figure(bytes / 1024),
            gb(window),
          ]),
        ),
        p(
          t(
            "Llama 2 7B caches all of its 32 heads. Llama 3.1 8B shares keys and values among four query heads each, so that a model of the same size needs a quarter. DeepSeek V3 caches one compressed vector of 576 numbers a layer in place of 128 heads.",
            "Llama 2 7B 把 32 个头全部缓存；Llama 3.1 8B 每 4 个查询头共用一组键值（GQA），同样大小的模型只要四分之一。DeepSeek V3 每层只缓存一个 576 维的压缩向量（MLA），代替 128 个头。",
          ),
        ),
        p(
          t(
            "Gemma 3 and gpt-oss look back only a short way in most of their layers. Those layers stop growing there, so that their real windows need less than the last column; the calculator counts that.",
            "Gemma 3 和 gpt-oss 的多数层只看附近一小段（滑动窗口），到那里就不再增长，所以真实占用比最后一列小；计算器会按层分别计算。",
          ),
        ),
      ],
      open: nth(rows, 2).asked,
    };
  },
};
