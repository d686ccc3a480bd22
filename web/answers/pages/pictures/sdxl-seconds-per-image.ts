import { known, nth, type AnswerPage } from "../../writer.ts";

const SDXL = "model=stabilityai/stable-diffusion-xl-base-1.0";

/** How many seconds does SDXL take on each card? */
export const page: AnswerPage = {
  slug: "sdxl-seconds-per-image",
  title: ["How many seconds does SDXL take on each card?", "SDXL 各显卡出图要几秒？"],
  write: ({ t, p, n, table, draw, pictures: c }) => {
    const at = (gpu: string, more = "") => draw(`${SDXL}&gpu=${gpu}${more}`);
    const rows = [
      ["RTX 3060 12GB", "rtx-3060-12gb"],
      ["RTX 3090", "rtx-3090-24gb"],
      ["RTX 4090", "rtx-4090-24gb"],
      ["RTX 5090", "rtx-5090-32gb"],
      ["L4", "l4-24gb"],
      ["A10", "a10-24gb"],
      ["A100 80GB", "a100-sxm-80gb"],
      ["H100", "h100-sxm-80gb"],
    ] as const;
    const answers = rows.map(([label, gpu]) => [label, at(gpu)] as const);
    const seconds = (index: number) =>
      n.figure(known(answers[index]?.[1].report.speed?.seconds_per_image));
    const steps = nth(answers, 2)[1].report.configuration.steps;
    return {
      short: t(
        `At 1024 × 1024 and ${n.whole(steps)} steps: <b>${seconds(0)} s on an RTX 3060, ${seconds(2)} s on a 4090, ${seconds(7)} s on an H100</b>.`,
        `1024 × 1024、${n.whole(steps)} 步：<b>RTX 3060 ${seconds(0)} 秒，4090 ${seconds(2)} 秒，H100 ${seconds(7)} 秒</b>。`,
      ),
      parts: [
        table(
          t("One picture at a time, FP16, PyTorch", "每次一张，FP16，PyTorch"),
          t("Card", "卡"),
          [
            ...answers,
            [t("RTX 4090, 2 at once", "RTX 4090，一次 2 张"), at("rtx-4090-24gb", "&batch=2")],
            ["RTX 4090, TensorRT", at("rtx-4090-24gb", "&engine=tensorrt")],
          ],
          [c.needed, c.seconds, c.hourly, c.thousand],
        ),
        p(
          t(
            "Each step runs the network twice, with the prompt and without. Distilled variants take four steps and one run each, and are ten times as fast.",
            "每步要跑两遍网络（有提示词和无提示词，即 CFG）。蒸馏版只需四步、每步一遍，快十倍。",
          ),
        ),
        p(
          t(
            "Drawing several at once gains little: one picture already keeps the multipliers busy, unlike one user of a language model.",
            "一次画多张提速有限：单张图就能把乘法器喂饱，这点和单用户跑语言模型正相反。",
          ),
        ),
      ],
      open: nth(answers, 2)[1],
    };
  },
};
