import { nth, type AnswerPage } from "../writer.ts";

const FLUX = "model=black-forest-labs/FLUX.1-dev";
const SDXL = "model=stabilityai/stable-diffusion-xl-base-1.0";

/** Pictures. */
export const picturePages: readonly AnswerPage[] = [
  {
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
  },
  {
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
        n.figure(answers[index]?.[1].report.speed?.seconds_per_image ?? 0);
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
  },
  {
    slug: "image-service-l40s",
    title: ["Which card is cheapest for an image service?", "做文生图服务用哪张卡最划算？"],
    write: ({ t, p, n, table, draw, pictures: c, name }) => {
      const ids = [
        "rtx-4090-24gb",
        "l4-24gb",
        "l40s-48gb",
        "a10-24gb",
        "a100-sxm-80gb",
        "h100-sxm-80gb",
        "rtx-5090-32gb",
      ];
      const rows = ids
        .map(
          (gpu) =>
            [
              name(gpu),
              draw(`model=stabilityai/stable-diffusion-3.5-medium&gpu=${gpu}&engine=compiled`),
            ] as const,
        )
        .filter(([, { report }]) => report.cost)
        .sort(
          ([, a], [, b]) =>
            (a.report.cost?.usd_per_1000_images ?? 0) - (b.report.cost?.usd_per_1000_images ?? 0),
        );
      const [best, second] = rows;
      const quickest = [...rows].sort(
        ([, a], [, b]) =>
          (a.report.speed?.seconds_per_image ?? 0) - (b.report.speed?.seconds_per_image ?? 0),
      )[0];
      const cost = (row: (typeof rows)[number] | undefined) =>
        n.dollars(row?.[1].report.cost?.usd_per_1000_images ?? 0);
      return {
        short: t(
          `For Stable Diffusion 3.5 Medium: <b>${best?.[0] ?? ""} at ${cost(best)} a thousand pictures</b>, then ${second?.[0] ?? ""} at ${cost(second)}. The quickest is ${quickest?.[0] ?? ""} with ${n.figure(quickest?.[1].report.speed?.seconds_per_image ?? 0)} s.`,
          `以 Stable Diffusion 3.5 Medium 为例：<b>${best?.[0] ?? ""} 每千张 ${cost(best)}</b> 最便宜，其次 ${second?.[0] ?? ""}（${cost(second)}）；最快的是 ${quickest?.[0] ?? ""}，${n.figure(quickest?.[1].report.speed?.seconds_per_image ?? 0)} 秒一张。`,
        ),
        parts: [
          table(
            t(
              "1024 × 1024, compiled, one at a time, cheapest dated offer on demand",
              "1024 × 1024，编译执行，每次一张，最低按需报价",
            ),
            t("Card", "卡"),
            rows,
            [c.needed, c.seconds, c.hourly, c.thousand],
          ),
          p(
            t(
              "Pictures need arithmetic and little memory bandwidth. That favors consumer cards and the L40S over the A100, which costs more for a memory that is of no use here.",
              "出图吃算力，不吃显存带宽，所以消费卡和 L40S 比 A100 划算：A100 贵在这里用不上的显存。",
            ),
          ),
          p(
            t(
              "Peaks decide how many cards one keeps: with a limit of ten seconds a picture, a card that takes four can have one in the queue. The license of the GeForce drivers excludes data centers.",
              "要留几张卡看高峰：限时十秒、单张四秒，队列里最多再等一张。另外 GeForce 驱动许可不允许部署在数据中心。",
            ),
          ),
        ],
        open: nth(rows, 0)[1],
      };
    },
  },
];
