import { LLAMA_70B } from "../../models.ts";
import { escaped, nth, type AnswerPage } from "../../writer.ts";

/** What does an H100 cost per hour? */
export const page: AnswerPage = {
  slug: "h100-price-per-hour",
  title: ["What does an H100 cost per hour?", "H100 每小时租金多少？"],
  write: ({ t, p, n, grid, catalog, serve }) => {
    const offers = catalog.offers.filter(
      (offer) => offer.gpu === "h100-sxm-80gb" && offer.current && offer.kind === "on_demand",
    );
    const sorted = [...offers].sort((a, b) => a.usd_per_gpu_hour - b.usd_per_gpu_hour);
    const least = nth(sorted, 0);
    const dearest = nth(sorted, -1);
    const median = nth(sorted, Math.ceil(sorted.length / 2) - 1);
    const spot = catalog.offers.filter(
      (offer) => offer.gpu === "h100-sxm-80gb" && offer.current && offer.kind === "spot",
    );
    const asked = serve(`${LLAMA_70B}&weights=fp8&gpu=h100-sxm-80gb&count=2&users=16`);
    return {
      short: t(
        `On demand, <b>from ${n.price(least.usd_per_gpu_hour)} (${escaped(least.provider)}) to ${n.price(dearest.usd_per_gpu_hour)} (${escaped(dearest.provider)})</b> a card and hour; half of the ${n.whole(sorted.length)} dated offers known ask ${n.price(median.usd_per_gpu_hour)} or less.`,
        `按需价每卡每小时<b>从 ${n.price(least.usd_per_gpu_hour)}（${escaped(least.provider)}）到 ${n.price(dearest.usd_per_gpu_hour)}（${escaped(dearest.provider)}）</b>；收录的 ${n.whole(sorted.length)} 条带日期的报价，一半不高于 ${n.price(median.usd_per_gpu_hour)}。`,
      ),
      parts: [
        grid(
          t("H100 SXM 80GB, on demand", "H100 SXM 80GB，按需"),
          [
            t("Provider and instance", "厂商与实例"),
            t("Cards", "卡数"),
            t("A card and hour", "每卡每小时"),
            t("A card and month of 730 hours", "每卡每月（730 小时）"),
            t("As of", "日期"),
          ],
          sorted.map((offer) => [
            escaped(`${offer.provider} ${offer.instance}`),
            n.whole(offer.gpu_count),
            n.price(offer.usd_per_gpu_hour),
            n.sum(offer.usd_per_gpu_hour * 730),
            offer.as_of,
          ]),
        ),
        p(
          t(
            `${n.whole(spot.length)} spot offers are known as well, which may be taken back at short notice. A cheap card in a machine with a slow disk, or one that cannot be had in the week you need it, is no offer: ask for both.`,
            `另收录 ${n.whole(spot.length)} 条竞价（spot）报价，随时可能被回收。磁盘慢、要用时没货的低价不算数，签之前都要问清楚。`,
          ),
        ),
        p(
          t(
            "Hyperscalers sell a card with its share of processors, memory and network; others sell it bare. Compare the server, not the card.",
            "云大厂的单价含 CPU、内存和网络，有的厂商是裸卡价。要比整机，不要只比卡。",
          ),
        ),
      ],
      open: asked,
    };
  },
};
