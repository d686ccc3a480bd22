import type { AnswerPage } from "../../writer.ts";

const FLUX = "model=black-forest-labs/FLUX.1-dev";

/** How much VRAM does FLUX.1 need? */
export const page: AnswerPage = {
  slug: "flux-memory",
  title: ["How much VRAM does FLUX.1 need?", "FLUX.1 需要多大显存？"],
  write: ({ t, p, n, gb, table, draw, pictures: c }) => {
    const at = (gpu: string, more = "") => draw(`${FLUX}&gpu=${gpu}${more}`);
    const ada = at("rtx-6000-ada-48gb");
    const parts = ada.report.fit.per_gpu;
    const small = at("rtx-4090-24gb");
    return {
      short: t(
        `<b>${gb(parts.needed_bytes)} in BF16</b>: ${gb(parts.denoiser_bytes)} for the transformer, ${gb(parts.text_encoders_bytes)} for the text encoders, the rest for decoding and the runtime. A card of 24 GB lacks ${gb(small.report.fit.shortfall_bytes)}.`,
        `<b>BF16 共 ${gb(parts.needed_bytes)}</b>：主干 ${gb(parts.denoiser_bytes)}，文本编码器 ${gb(parts.text_encoders_bytes)}，其余是解码和运行时。24 GB 卡差 ${gb(small.report.fit.shortfall_bytes)}。`,
      ),
      parts: [
        table(
          t(
            "FLUX.1 dev, 1024 × 1024, 28 steps, all parts in memory",
            "FLUX.1 dev，1024 × 1024，28 步，全部常驻显存",
          ),
          t("Card", "卡"),
          [
            ["RTX 4090 24GB", small],
            ["RTX 5090 32GB", at("rtx-5090-32gb")],
            ["L40S 48GB", at("l40s-48gb")],
            ["RTX 6000 Ada 48GB", ada],
            ["A100 80GB", at("a100-sxm-80gb")],
            [
              t("A100 80GB, 2048 × 2048", "A100 80GB，2048 × 2048"),
              at("a100-sxm-80gb", "&width=2048&height=2048"),
            ],
          ],
          [
            c.needed,
            c.verdict,
            c.seconds,
            [t("Pictures at once", "可同时出图"), ({ fit }) => n.whole(fit.max_batch)],
          ],
        ),
        p(
          t(
            "The encoder of the text works once a picture and can be put away before the first step; then the transformer has the card for itself. That is how 24 GB are made to do, for a second or two of moving weights each time.",
            "文本编码器每张图只用一次，用完可以先移出显存，让主干独占整卡。24 GB 卡就是这样跑起来的，每次多一两秒搬运时间。",
          ),
        ),
        p(
          t(
            "An 8-bit transformer halves its part. It is the side length that memory for decoding depends on: four times the pixels, four times as much.",
            "主干用 8 位再减半。解码显存随像素数走：像素四倍，占用四倍。",
          ),
        ),
      ],
      open: ada,
    };
  },
};
