import { LLAMA_70B } from "../../models.ts";
import { known, type AnswerPage } from "../../writer.ts";

/** What does a B200 do that an H200 does not? */
export const page: AnswerPage = {
  slug: "b200-vs-h200",
  title: ["What does a B200 do that an H200 does not?", "B200 相比 H200 提升多少？"],
  write: ({ t, p, n, table, serve, serving: c }) => {
    const at = (gpu: string, weights: string, users = 64) =>
      serve(
        `${LLAMA_70B}&weights=${weights}&gpu=${gpu}&count=2&users=${users}&in=2048&out=1024&engine=tensorrt-llm`,
      );
    const h = at("h200-sxm-141gb", "fp8");
    const b8 = at("b200-sxm-180gb", "fp8");
    const b4 = at("b200-sxm-180gb", "nvfp4");
    const rate = (asked: typeof h) => known(asked.report.speed?.output_tokens_per_second);
    const million = (asked: typeof h) =>
      n.dollars(known(asked.report.cost?.usd_per_million_output_tokens));
    return {
      short: t(
        `With the same FP8 weights <b>${n.figure(rate(b8) / rate(h))} times the tokens; with NVFP4, which only Blackwell computes, ${n.figure(rate(b4) / rate(h))} times</b>. A million tokens cost ${million(b4)} instead of ${million(h)} at the dated offers known.`,
        `同样 FP8 权重，<b>吞吐 ${n.figure(rate(b8) / rate(h))} 倍；换成只有 Blackwell 支持的 NVFP4，${n.figure(rate(b4) / rate(h))} 倍</b>。按现有报价，百万输出词元 ${million(b4)}，H200 为 ${million(h)}。`,
      ),
      parts: [
        table(
          t(
            "Llama 3.1 70B on two cards, TensorRT-LLM, 64 users, 2K in and 1K out",
            "Llama 3.1 70B，两卡，TensorRT-LLM，64 用户，输入 2K、输出 1K",
          ),
          t("Card and format", "卡与格式"),
          [
            ["H200, FP8", h],
            ["B200, FP8", b8],
            ["B200, NVFP4", b4],
            ["B300, NVFP4", at("b300-sxm-288gb", "nvfp4")],
            [
              t("B200, NVFP4, 256 users", "B200，NVFP4，256 用户"),
              at("b200-sxm-180gb", "nvfp4", 256),
            ],
          ],
          [c.needed, c.most, c.speed, c.total, c.million],
        ),
        p(
          t(
            "A B200 has 180 GB at 7.7 TB/s against 141 at 4.8, and 2.3 times the FP8 arithmetic. It draws 1,000 watts: an air-cooled rack holds fewer servers of it.",
            "B200 是 180 GB、7.7 TB/s（H200：141 GB、4.8 TB/s），FP8 算力约 2.3 倍；功耗 1000 W，同样的风冷机柜放的台数更少。",
          ),
        ),
        p(
          t(
            "NVFP4 keeps one FP8 scale for every 16 weights: 4.5 bits each. The model must have been converted for it; where no such checkpoint exists, compare the FP8 rows.",
            "NVFP4 每 16 个权重共用一个 FP8 缩放，折合 4.5 比特。要有转换好的权重才能用；没有的话请看 FP8 两行。",
          ),
        ),
      ],
      open: b4,
    };
  },
};
