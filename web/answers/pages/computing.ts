import { nth, type AnswerPage } from "../writer.ts";

/** Numerical codes. */
export const computingPages: readonly AnswerPage[] = [
  {
    slug: "fp64-gpu",
    title: ["Which GPU for double precision (FP64)?", "双精度（FP64）计算该选哪张卡？"],
    write: ({ t, p, n, grid, link, hpc, name }) => {
      const ids = [
        "v100-sxm-32gb",
        "a100-sxm-80gb",
        "h100-sxm-80gb",
        "h200-sxm-141gb",
        "b200-sxm-180gb",
        "b300-sxm-288gb",
        "mi300x-192gb",
        "h20-sxm-96gb",
        "rtx-4090-24gb",
      ];
      const rows = ids.map((gpu) => ({ gpu, asked: hpc(`gpu=${gpu}&intensity=64`) }));
      const peak = (gpu: string, unit: string) =>
        rows.find((row) => row.gpu === gpu)?.asked.report.roofs.find((roof) => roof.unit === unit)
          ?.peak_flops ?? 0;
      const tera = (flops: number) => (flops > 0 ? n.figure(flops / 1e12) : "–");
      return {
        short: t(
          `<b>MI300X (${tera(peak("mi300x-192gb", "vector"))} TFLOP/s) or H100 (${tera(peak("h100-sxm-80gb", "vector"))}, ${tera(peak("h100-sxm-80gb", "tensor"))} on its tensor cores)</b>. Newer is not better here: the B300 has ${tera(peak("b300-sxm-288gb", "vector"))}, the H20 ${tera(peak("h20-sxm-96gb", "vector"))}, an RTX 4090 ${tera(peak("rtx-4090-24gb", "vector"))}.`,
          `<b>MI300X（${tera(peak("mi300x-192gb", "vector"))} TFLOP/s）或 H100（${tera(peak("h100-sxm-80gb", "vector"))}，张量核心 ${tera(peak("h100-sxm-80gb", "tensor"))}）</b>。并非越新越好：B300 只有 ${tera(peak("b300-sxm-288gb", "vector"))}，H20 ${tera(peak("h20-sxm-96gb", "vector"))}，RTX 4090 ${tera(peak("rtx-4090-24gb", "vector"))}。`,
        ),
        parts: [
          grid(
            t("Double precision, peak and memory", "双精度峰值与显存带宽"),
            [
              t("Card", "卡"),
              t("Vector units, TFLOP/s", "向量单元 TFLOP/s"),
              t("Tensor cores, TFLOP/s", "张量核心 TFLOP/s"),
              t("Bandwidth, TB/s", "带宽 TB/s"),
              t("Operations a byte to be busy", "喂饱算力所需 FLOP/字节"),
            ],
            rows.map(({ gpu, asked }) => [
              link(asked, name(gpu)),
              tera(peak(gpu, "vector")),
              tera(peak(gpu, "tensor")),
              n.figure(asked.report.memory_bandwidth_bytes_per_second / 1e12),
              n.figure(
                asked.report.roofs.find(({ unit }) => unit === "vector")?.ridge_flops_per_byte ?? 0,
              ),
            ]),
          ),
          p(
            t(
              "Tensor cores help dense linear algebra that goes through a library. A code of one's own runs on the vector units; take the first column for it.",
              "张量核心只对走库的稠密线性代数有用；自己写的代码跑在向量单元上，看第一列。",
            ),
          ),
          p(
            t(
              "Below the last column's figure a code waits for memory, whatever the peak says. Many can keep most of their data in single precision; measure that before paying for FP64.",
              "低于最后一列的强度，程序就在等显存，峰值再高也没用。很多程序大部分数据用单精度就够，先验证再为 FP64 掏钱。",
            ),
          ),
        ],
        open: nth(rows, 2).asked,
      };
    },
  },
  {
    slug: "stencil-memory-bound",
    title: [
      "How fast does a stencil or sparse solver run on a GPU?",
      "模板（stencil）、稀疏求解器在 GPU 上能跑多快？",
    ],
    write: ({ t, p, n, table, hpc }) => {
      const at = (gpu: string, intensity = 0.5) => hpc(`gpu=${gpu}&intensity=${intensity}`);
      const h100 = at("h100-sxm-80gb");
      const reach = (asked: typeof h100) => asked.report.roofs[0]?.attainable_flops ?? 0;
      return {
        short: t(
          `With 8 operations on a point of 8 bytes read and 8 written, <b>at most ${n.figure(reach(h100) / 1e12)} TFLOP/s on an H100, ${n.percent(reach(h100) / (h100.report.roofs[0]?.peak_flops ?? 1))} of its FP64 peak</b>: the memory decides. An RTX 4090 reaches ${n.figure(reach(at("rtx-4090-24gb")) / 1e12)}.`,
          `每点 8 次运算、读 8 字节写 8 字节时，<b>H100 上限 ${n.figure(reach(h100) / 1e12)} TFLOP/s，只有 FP64 峰值的 ${n.percent(reach(h100) / (h100.report.roofs[0]?.peak_flops ?? 1))}</b>：瓶颈在显存。RTX 4090 为 ${n.figure(reach(at("rtx-4090-24gb")) / 1e12)}。`,
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
                ({ roofs }) => n.figure((roofs[0]?.attainable_flops ?? 0) / 1e12),
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
  },
];
