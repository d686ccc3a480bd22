import type { AnswerPage } from "../../writer.ts";

/** Does gpt-oss-120b run on one GPU? */
export const page: AnswerPage = {
  slug: "gpt-oss-120b-one-gpu",
  title: ["Does gpt-oss-120b run on one GPU?", "gpt-oss-120b 单卡能跑吗？"],
  write: ({ t, p, n, gb, table, serve, serving: c }) => {
    const at = (gpu: string) =>
      serve(`model=openai/gpt-oss-120b&weights=&gpu=${gpu}&users=8&in=4096&out=1024`);
    const h100 = at("h100-sxm-80gb");
    const { report } = h100;
    const fits = report.fit.verdict !== "does_not_fit";
    return {
      short: t(
        `<b>${fits ? "Yes, on" : "Not on"} one card of 80 GB</b>. Its experts come in MXFP4, the whole takes ${gb(report.fit.per_gpu.weights_bytes)}, and up to ${n.whole(report.fit.max_concurrency)} users with 5K tokens each fit beside it on an H100.`,
        `<b>一张 80 GB 卡${fits ? "就能跑" : "跑不了"}</b>。专家权重原生就是 MXFP4，整体 ${gb(report.fit.per_gpu.weights_bytes)}，H100 上还能容纳最多 ${n.whole(report.fit.max_concurrency)} 个 5K 上下文的用户。`,
      ),
      parts: [
        table(
          t("8 users, 4K tokens in and 1K out", "8 用户，输入 4K、输出 1K"),
          t("Card", "卡"),
          [
            ["A100 80GB", at("a100-sxm-80gb")],
            ["H100 80GB", h100],
            ["H200 141GB", at("h200-sxm-141gb")],
            ["B200 180GB", at("b200-sxm-180gb")],
            ["RTX PRO 6000 96GB", at("rtx-pro-6000-96gb")],
            ["L40S 48GB", at("l40s-48gb")],
          ],
          [c.needed, c.verdict, c.most, c.speed, c.million],
        ),
        p(
          t(
            "It has 117 billion weights but works with 5.1 billion on a token: four experts of 128 in each layer. A token reads a twentieth of what a dense model of its size would, and that is where the speed comes from.",
            "总参数 117B，但每个词元只用 5.1B：每层 128 个专家选 4 个。读的权重只有同尺寸稠密模型的二十分之一左右，速度就来自这里。",
          ),
        ),
        p(
          t(
            "Cards before Blackwell have no arithmetic in four bits. They widen the experts to 16 bits on the way into the multipliers: that costs some speed with many users, and no memory.",
            "Blackwell 之前的卡没有 4 比特运算单元，要在送进乘法器前展宽到 16 位：用户多时损失一些速度，但不多占显存。",
          ),
        ),
      ],
      open: h100,
    };
  },
};
