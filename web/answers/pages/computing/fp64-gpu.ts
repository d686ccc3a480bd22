import { nth, type AnswerPage } from "../../writer.ts";

/** Which GPU for double precision (FP64)? */
export const page: AnswerPage = {
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
    const highest = (unit: string) => {
      const [best] = [...ids].sort((a, b) => peak(b, unit) - peak(a, unit));
      return [name(best), tera(peak(String(best), unit))] as const;
    };
    const [most, dense] = [highest("vector"), highest("tensor")];
    return {
      short: t(
        `Of these, <b>${most[0]} has most on vector units (${most[1]} TFLOP/s)</b>, ${dense[0]} on tensor cores (${dense[1]}); an H100 has ${tera(peak("h100-sxm-80gb", "vector"))} and ${tera(peak("h100-sxm-80gb", "tensor"))}. Newer is not better here: the B300 has ${tera(peak("b300-sxm-288gb", "vector"))}, the H20 ${tera(peak("h20-sxm-96gb", "vector"))}, an RTX 4090 ${tera(peak("rtx-4090-24gb", "vector"))}.`,
        `表中<b>向量单元最高的是 ${most[0]}（${most[1]} TFLOP/s），张量核心最高的是 ${dense[0]}（${dense[1]}）</b>；H100 为 ${tera(peak("h100-sxm-80gb", "vector"))} 和 ${tera(peak("h100-sxm-80gb", "tensor"))}。并非越新越好：B300 只有 ${tera(peak("b300-sxm-288gb", "vector"))}，H20 ${tera(peak("h20-sxm-96gb", "vector"))}，RTX 4090 ${tera(peak("rtx-4090-24gb", "vector"))}。`,
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
};
