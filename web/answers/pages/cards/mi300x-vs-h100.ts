import { LLAMA_70B } from "../../models.ts";
import { known, type AnswerPage } from "../../writer.ts";

/** MI300X or H100 for serving? */
export const page: AnswerPage = {
  slug: "mi300x-vs-h100",
  title: ["MI300X or H100 for serving?", "MI300X 和 H100 怎么选？"],
  write: ({ t, p, n, table, serve, serving: c }) => {
    const at = (gpu: string, count: number, engine: string, users = 32) =>
      serve(
        `${LLAMA_70B}&weights=fp8&gpu=${gpu}&count=${count}&engine=${engine}&users=${users}&in=2048&out=1024`,
      );
    const amd = at("mi300x-192gb", 1, "vllm-rocm");
    const two = at("h100-sxm-80gb", 2, "vllm");
    const cost = (asked: typeof amd) =>
      n.dollars(known(asked.report.cost?.usd_per_million_output_tokens));
    return {
      short: t(
        `One MI300X holds a 70B in FP8 with ${n.whole(amd.report.fit.max_concurrency)} users of 3K tokens; that takes two H100. <b>A million tokens: ${cost(amd)} against ${cost(two)}</b> at the dated offers known.`,
        `一张 MI300X 就能放下 FP8 的 70B，外加 ${n.whole(amd.report.fit.max_concurrency)} 个 3K 上下文用户，H100 要两张。按现有报价，<b>百万词元 ${cost(amd)} 对 ${cost(two)}</b>。`,
      ),
      parts: [
        table(
          t("Llama 3.1 70B, FP8, 2K tokens in and 1K out", "Llama 3.1 70B，FP8，输入 2K、输出 1K"),
          t("Cards, users", "卡，用户"),
          [
            ["1 × MI300X, 32", amd],
            ["1 × MI325X, 32", at("mi325x-256gb", 1, "vllm-rocm")],
            ["1 × MI355X, 32", at("mi355x-288gb", 1, "vllm-rocm")],
            ["2 × H100, 32", two],
            ["1 × H200, 32", at("h200-sxm-141gb", 1, "vllm")],
            ["1 × MI300X, 128", at("mi300x-192gb", 1, "vllm-rocm", 128)],
          ],
          [c.needed, c.most, c.speed, c.total, c.hourly, c.million],
        ),
        p(
          t(
            "On paper the MI300X has 192 GB at 5.3 TB/s and 1.3 times the H100's arithmetic. What engines reach of it is less than on NVIDIA's cards; the figures here take the share that published runs of vLLM on ROCm reached.",
            "纸面上 MI300X 有 192 GB、5.3 TB/s，算力约 H100 的 1.3 倍；实际利用率低于 NVIDIA。表中效率取自公开的 vLLM ROCm 实测。",
          ),
        ),
        p(
          t(
            "Ask first whether your engine and your number format run there: TensorRT-LLM does not, and some FP8 checkpoints are converted when they are loaded.",
            "先确认引擎和量化格式是否支持：TensorRT-LLM 不支持 AMD，部分 FP8 权重加载时还要转换。",
          ),
        ),
      ],
      open: amd,
    };
  },
};
