import { LLAMA_70B } from "../../models.ts";
import { known, type AnswerPage } from "../../writer.ts";

/** Does serving need NVLink, or is PCIe enough? */
export const page: AnswerPage = {
  slug: "nvlink-or-pcie",
  title: ["Does serving need NVLink, or is PCIe enough?", "推理多卡需要 NVLink 吗？PCIe 够不够？"],
  write: ({ t, p, n, table, serve, serving: c }) => {
    const at = (gpu: string, shape: string, load: string) =>
      serve(`${LLAMA_70B}&weights=fp8&gpu=${gpu}&count=4&${shape}&${load}`);
    const chat = "users=16&in=1024&out=512";
    const long = "users=8&in=15360&out=512";
    const sxm = at("h100-sxm-80gb", "tp=4", long);
    const pcie = at("h100-pcie-80gb", "tp=4", long);
    const brief = at("h100-sxm-80gb", "tp=4", chat);
    const briefPcie = at("h100-pcie-80gb", "tp=4", chat);
    const first = (asked: typeof sxm) => n.duration(known(asked.report.speed?.ttft_ms));
    return {
      short: t(
        `The longer the prompts, the more it is missed. <b>Over four cards the first token of a prompt of 15K comes after ${first(sxm)} with NVLink and ${first(pcie)} on the PCIe card</b>; with 1K, after ${first(brief)} and ${first(briefPcie)}. Part of that is the card itself, which has less bandwidth and arithmetic.`,
        `提示词越长，越需要 NVLink。<b>四卡张量并行、15K 提示词：NVLink 版首字 ${first(sxm)}，PCIe 版 ${first(pcie)}</b>；1K 时为 ${first(brief)} 和 ${first(briefPcie)}。其中一部分差距来自 PCIe 版 H100 本身：带宽和算力都更低。`,
      ),
      parts: [
        table(
          t("Llama 3.1 70B in FP8 on four cards", "Llama 3.1 70B FP8，四卡"),
          t("Cards, layout, load", "卡、切分、负载"),
          [
            [t("H100 SXM, tensor 4, 16 × 1K", "H100 SXM，张量 4，16 × 1K"), brief],
            [t("H100 PCIe, tensor 4, 16 × 1K", "H100 PCIe，张量 4，16 × 1K"), briefPcie],
            [t("H100 SXM, tensor 4, 8 × 15K", "H100 SXM，张量 4，8 × 15K"), sxm],
            [t("H100 PCIe, tensor 4, 8 × 15K", "H100 PCIe，张量 4，8 × 15K"), pcie],
            [
              t("H100 PCIe, pipeline 4, 8 × 15K", "H100 PCIe，流水线 4，8 × 15K"),
              at("h100-pcie-80gb", "tp=1&pp=4", long),
            ],
            [
              t("L40S, pipeline 4, 16 × 1K", "L40S，流水线 4，16 × 1K"),
              at("l40s-48gb", "tp=1&pp=4", chat),
            ],
          ],
          [c.speed, c.first, c.total],
        ),
        p(
          t(
            "In tensor parallelism the cards sum their results twice a layer: for each token of a prompt 80 layers × 2 sums of 8,192 numbers. For one new token per user that is little data and mostly latency; for a prompt it is gigabytes.",
            "张量并行每层要做两次全归约：70B 有 80 层，每个词元每次 8192 个数。吐字时每步只有几个词元，主要是延迟；读提示词时就是几个 GB。",
          ),
        ),
        p(
          t(
            "Stages of a pipeline hand on a result once a stage, which PCIe bears easily. It serves many users well and makes nobody's answer faster.",
            "流水线并行每段只传一次结果，PCIe 绰绰有余；适合多用户吞吐，但不会让单个用户变快。",
          ),
        ),
      ],
      open: sxm,
    };
  },
};
