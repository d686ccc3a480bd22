import { known, type AnswerPage } from "../../writer.ts";

/** How fast does a stencil or sparse solver run on a GPU? */
export const page: AnswerPage = {
  slug: "stencil-memory-bound",
  title: [
    "How fast does a stencil or sparse solver run on a GPU?",
    "模板（stencil）、稀疏求解器在 GPU 上能跑多快？",
  ],
  write: ({ t, p, n, table, hpc }) => {
    const at = (gpu: string, intensity = 0.5) => hpc(`gpu=${gpu}&intensity=${intensity}`);
    const h100 = at("h100-sxm-80gb");
    const reach = (asked: typeof h100) => known(asked.report.roofs[0]?.attainable_flops);
    return {
      short: t(
        `With 8 operations on a point of 8 bytes read and 8 written, <b>at most ${n.figure(reach(h100) / 1e12)} TFLOP/s on an H100, ${n.percent(reach(h100) / known(h100.report.roofs[0]?.peak_flops))} of its FP64 peak</b>: the memory decides. An RTX 4090 reaches ${n.figure(reach(at("rtx-4090-24gb")) / 1e12)}.`,
        `每点 8 次运算、读 8 字节写 8 字节时，<b>H100 上限 ${n.figure(reach(h100) / 1e12)} TFLOP/s，只有 FP64 峰值的 ${n.percent(reach(h100) / known(h100.report.roofs[0]?.peak_flops))}</b>：瓶颈在显存。RTX 4090 为 ${n.figure(reach(at("rtx-4090-24gb")) / 1e12)}。`,
      ),
      parts: [
        table(
          t("Double precision, upper bounds", "双精度，上限"),
          t("Card, operations a byte", "卡，FLOP/字节"),
          [
            ["RTX 4090, 0.5", at("rtx-4090-24gb")],
            ["A100 80GB, 0.5", at("a100-sxm-80gb")],
            ["H100, 0.5", h100],
            ["H200, 0.5", at("h200-sxm-141gb")],
            ["MI300X, 0.5", at("mi300x-192gb")],
            [
              t("H100, 0.167 (sparse matrix)", "H100，0.167（稀疏矩阵）"),
              at("h100-sxm-80gb", 0.167),
            ],
            [t("H100, 64 (dense)", "H100，64（稠密）"), at("h100-sxm-80gb", 64)],
          ],
          [
            [
              t("At most, TFLOP/s", "上限 TFLOP/s"),
              ({ roofs }) => n.figure(known(roofs[0]?.attainable_flops) / 1e12),
            ],
            [
              t("Bound by", "瓶颈"),
              ({ roofs }) =>
                roofs[0]?.bound === "memory" ? t("memory", "显存带宽") : t("arithmetic", "算力"),
            ],
            [
              t("Bandwidth, TB/s", "带宽 TB/s"),
              ({ memory_bandwidth_bytes_per_second: bytes }) => n.figure(bytes / 1e12),
            ],
          ],
        ),
        p(
          t(
            "Compare bandwidths, not TFLOP/s: 3.35 TB/s against the 0.3 to 0.6 of a server's socket make a factor of six to eleven, and codes seldom gain more.",
            "比带宽，不要比 TFLOP/s：3.35 TB/s 对服务器单路 0.3–0.6 TB/s，也就是 6–11 倍，实际加速很少超过这个数。",
          ),
        ),
        p(
          t(
            "Three of four gigabytes a second of the peak are what a good kernel reaches. Fusing two sweeps into one gains more than any newer card.",
            "写得好的核函数能达到峰值带宽的四分之三左右。把两遍扫描融合成一遍，比换新卡更划算。",
          ),
        ),
      ],
      open: h100,
    };
  },
};
