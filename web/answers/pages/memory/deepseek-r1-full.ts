import { known, type AnswerPage } from "../../writer.ts";

/** What hardware runs the full DeepSeek R1 (671B)? */
export const page: AnswerPage = {
  slug: "deepseek-r1-full",
  title: [
    "What hardware runs the full DeepSeek R1 (671B)?",
    "DeepSeek R1 满血版（671B）要什么配置？",
  ],
  write: ({ t, p, n, gb, table, serve, serving: c }) => {
    const users = 16;
    const at = (gpu: string, count: number) =>
      serve(
        `model=deepseek-ai/DeepSeek-R1&weights=&gpu=${gpu}&count=${count}&engine=sglang&users=${users}&in=4096&out=2048`,
      );
    const h200 = at("h200-sxm-141gb", 8);
    const h20 = at("h20-sxm-96gb", 16);
    const rows = [
      ["8 × H100 80GB", at("h100-sxm-80gb", 8)],
      ["16 × H100 80GB", at("h100-sxm-80gb", 16)],
      ["8 × H20 96GB", at("h20-sxm-96gb", 8)],
      ["16 × H20 96GB", h20],
      ["8 × H200 141GB", h200],
      ["8 × B200 180GB", at("b200-sxm-180gb", 8)],
    ] as const;
    const held = (yes: boolean) =>
      rows
        .filter(([, { report }]) => report.fit.max_concurrency >= users === yes)
        .map(([cards]) => cards)
        .join(t(", ", "、"));
    const weights = gb(h200.report.fit.per_gpu.weights_bytes * 8);
    return {
      short: t(
        `Its FP8 weights take about ${weights}. With ${n.whole(users)} users they fit on <b>${held(true)}</b>. Too small for that: ${held(false) || "none of these"}.`,
        `FP8 权重约 ${weights}。连同 ${n.whole(users)} 个用户，<b>${held(true)}</b> 放得下；不够的有：${held(false) || "无"}。`,
      ),
      parts: [
        table(
          t(
            `SGLang, ${n.whole(users)} users, 4K tokens in and 2K out`,
            `SGLang，${n.whole(users)} 用户，输入 4K、输出 2K`,
          ),
          t("Cards", "卡"),
          rows,
          [c.needed, c.verdict, c.most, c.speed, c.hourly],
        ),
        p(
          t(
            "Only 37 of the 671 billion weights work on a token, so that it answers at the speed of a far smaller model; but any of its 256 experts a layer may be the next one called, so that all of them must be in memory.",
            "每个词元只激活 671B 里的 37B，所以速度像小得多的模型；但每层 256 个专家都可能被下一个词元选中，必须全部常驻显存。",
          ),
        ),
        p(
          t(
            `The H20 has less than a sixth of the H100's arithmetic but more memory bandwidth: reading prompts is slow on it (${n.duration(known(h20.report.speed?.ttft_ms))} to the first token here), writing is not.`,
            `H20 的算力不到 H100 的六分之一，显存带宽却更高：读提示词慢（这里首字 ${n.duration(known(h20.report.speed?.ttft_ms))}），吐字不慢。`,
          ),
        ),
      ],
      open: h200,
    };
  },
};
