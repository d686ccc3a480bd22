import { known, nth, type AnswerPage } from "../../writer.ts";

/** Which card is cheapest for an image service? */
export const page: AnswerPage = {
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
          known(a.report.cost?.usd_per_1000_images) - known(b.report.cost?.usd_per_1000_images),
      );
    const [best, second] = rows;
    const quickest = [...rows].sort(
      ([, a], [, b]) =>
        known(a.report.speed?.seconds_per_image) - known(b.report.speed?.seconds_per_image),
    )[0];
    const cost = (row: (typeof rows)[number] | undefined) =>
      n.dollars(known(row?.[1].report.cost?.usd_per_1000_images));
    return {
      short: t(
        `For Stable Diffusion 3.5 Medium: <b>${best?.[0] ?? ""} at ${cost(best)} a thousand pictures</b>, then ${second?.[0] ?? ""} at ${cost(second)}. The quickest is ${quickest?.[0] ?? ""} with ${n.figure(known(quickest?.[1].report.speed?.seconds_per_image))} s.`,
        `以 Stable Diffusion 3.5 Medium 为例：<b>${best?.[0] ?? ""} 每千张 ${cost(best)}</b> 最便宜，其次 ${second?.[0] ?? ""}（${cost(second)}）；最快的是 ${quickest?.[0] ?? ""}，${n.figure(known(quickest?.[1].report.speed?.seconds_per_image))} 秒一张。`,
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
            "Pictures need arithmetic and little memory bandwidth. What is paid for the large and fast memory of an A100 is of little use here: compare the last column.",
            "出图吃算力，不吃显存带宽，A100 又大又快的显存在这里基本用不上，划不划算看最后一列。",
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
};
