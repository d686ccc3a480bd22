import { known, nth, type AnswerPage } from "../../writer.ts";

/** What network does multi-node training need? */
export const page: AnswerPage = {
  slug: "training-network",
  title: ["What network does multi-node training need?", "多机训练要多快的网络？"],
  write: ({ t, p, n, table, train, training: c }) => {
    const at = (net: number) =>
      train(
        `model=meta-llama/Llama-3.1-8B-Instruct&gpu=h100-sxm-80gb&count=64&tokens=100B&net=${net}`,
      );
    const speeds = [400, 200, 100, 50, 12.5, 3.125];
    const rows = speeds.map(
      (net) =>
        [t(`${n.figure(net)} Gbit/s a card`, `每卡 ${n.figure(net)} Gbit/s`), at(net)] as const,
    );
    const rate = (index: number) => known(rows[index]?.[1].report.speed?.tokens_per_second);
    return {
      short: t(
        `For an 8B on eight servers of eight H100, <b>50 Gbit/s a card still give ${n.percent(rate(3) / rate(0))} of the speed of 400</b>; one port of 25 Gbit/s for a whole server gives ${n.percent(rate(5) / rate(0))}.`,
        `8B、八台 8 卡 H100：<b>每卡 50 Gbit/s 仍有 400 时的 ${n.percent(rate(3) / rate(0))}</b>；整机只有一个 25 Gbit/s 口时剩 ${n.percent(rate(5) / rate(0))}。`,
      ),
      parts: [
        table(
          t("Llama 3.1 8B, 64 × H100, 100B tokens", "Llama 3.1 8B，64 × H100，1000 亿词元"),
          t("Between the servers", "机间网络"),
          rows,
          [
            c.tokens,
            [
              t("Of the 16-bit peak", "MFU（占 16 位峰值）"),
              ({ speed }) => (speed ? n.percent(speed.mfu) : "–"),
            ],
            c.hours,
            c.cost,
          ],
        ),
        p(
          t(
            "Every step sums the gradients of all weights over all servers: 16 GB for an 8B in 16 bits, and twice that on the wire. The larger the batch of a card, the longer the step, and the more time there is to hide it behind the arithmetic.",
            "每一步都要把全部梯度跨机求和：8B 的 16 位梯度是 16 GB，线上流量约两倍。每卡批量越大、每步越久，就越容易被计算掩盖。",
          ),
        ),
        p(
          t(
            "LoRA sums only its adapters, less than a hundredth of it: ordinary Ethernet will do. Tensor parallelism must stay inside a server.",
            "LoRA 只同步适配器，不到百分之一，普通以太网就够；张量并行则必须留在机内。",
          ),
        ),
      ],
      open: nth(rows, 3)[1],
    };
  },
};
