import accuracy from "../../../../data/accuracy.json" with { type: "json" };
import { known, type AnswerPage } from "../../writer.ts";

/** How accurate is a GPU calculator? */
export const page: AnswerPage = {
  slug: "how-accurate",
  title: ["How accurate is a GPU calculator?", "GPU 计算器的估算有多准？"],
  write: ({ t, p, n, grid, serve }) => {
    const bands = accuracy.bands.filter(
      ({ points, basis }) => points >= 39 && basis === "calibrated",
    );
    const served = (what: string) =>
      known(
        bands.find(
          ({ metric, engine, architecture }) =>
            metric === what && engine === "vllm" && architecture === "dense",
        ),
      );
    const [dense, first] = [served("served TPOT"), served("served TTFT")];
    const signed = (percent: number) => `${percent > 0 ? "+" : ""}${n.figure(percent)}%`;
    const asked = serve(
      "model=meta-llama/Llama-3.1-70B-Instruct&weights=fp8&gpu=h200-sxm-141gb&users=16",
    );
    return {
      short: t(
        `Against ${n.whole(dense.points)} published runs of dense models in vLLM, to which the constants are fitted, <b>the time per token is off by ${signed(dense.median_percent)} in the middle, and eight of ten lie between ${signed(dense.p10_percent)} and ${signed(dense.p90_percent)}</b>; the time to the first token between ${signed(first.p10_percent)} and ${signed(first.p90_percent)}.`,
        `对照 ${n.whole(dense.points)} 组公开的 vLLM 稠密模型实测（常数由它们拟合），<b>每词元时间的误差中位数 ${signed(dense.median_percent)}，八成落在 ${signed(dense.p10_percent)} 到 ${signed(dense.p90_percent)} 之间</b>；首字延迟在 ${signed(first.p10_percent)} 到 ${signed(first.p90_percent)} 之间。`,
      ),
      parts: [
        grid(
          t(
            "Estimated over measured less one, on the runs that the constants were fitted to; classes of 39 and more",
            "估计值 ÷ 实测值 − 1，在参与拟合的实测上；每类不少于 39 组",
          ),
          [
            t("What", "指标"),
            t("Engine", "引擎"),
            t("Architecture", "结构"),
            t("Runs", "组数"),
            t("One tenth below", "最低一成"),
            t("Middle", "中位"),
            t("One tenth above", "最高一成"),
          ],
          bands.map(
            ({
              metric,
              load,
              engine,
              architecture,
              points,
              p10_percent,
              median_percent,
              p90_percent,
            }) => [
              `${metric} (${load})`,
              engine,
              architecture,
              n.whole(points),
              signed(p10_percent),
              signed(median_percent),
              signed(p90_percent),
            ],
          ),
        ),
        p(
          t(
            "Memory follows from the shape of a model and is close; speed is fitted, so that every figure carries a range and says whether its card and engine were among the measured ones. A card that nobody has measured gets a wider one.",
            "显存由模型结构直接算出，误差小；速度是拟合的，所以每个数都带区间，并注明这张卡、这个引擎有没有实测过。没人测过的卡区间更宽。",
          ),
        ),
        p(
          t(
            "Half of the disagreement between two tools is often a definition: whether time per token contains the first, whether a queue counts, whether lengths are fixed. Measure your own case once and enter it: the estimate is then fitted to that.",
            "两个工具对不上，一半是口径问题：TPOT 含不含首字、排队算不算、长度固定还是随机。自己测一次填进去，估计会按它重新校准。",
          ),
        ),
      ],
      open: asked,
    };
  },
};
