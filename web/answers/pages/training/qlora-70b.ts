import { LLAMA_70B } from "../../models.ts";
import { known, type AnswerPage } from "../../writer.ts";

/** What does QLoRA of a 70B model need? */
export const page: AnswerPage = {
  slug: "qlora-70b",
  title: ["What does QLoRA of a 70B model need?", "QLoRA 微调 70B 要几张卡、多久？"],
  write: ({ t, p, n, table, tune, training: c }) => {
    const at = (gpu: string, count: number, seq = "2K") =>
      tune(`${LLAMA_70B}&method=qlora&gpu=${gpu}&count=${count}&tokens=10M&seq=${seq}`);
    const one = at("h100-sxm-80gb", 1);
    const two = at("rtx-6000-ada-48gb", 2);
    return {
      short: t(
        `<b>One card of 80 GB</b>: an H100 goes through 10 million tokens in ${n.duration(known(one.report.speed?.hours) * 3.6e6)} for ${n.sum(known(one.report.cost?.usd_total))}.`,
        `<b>一张 80 GB 卡即可</b>：H100 训练 1000 万词元约 ${n.duration(known(one.report.speed?.hours) * 3.6e6)}，费用 ${n.sum(known(one.report.cost?.usd_total))}。`,
      ),
      parts: [
        table(
          t(
            "Llama 3.1 70B, rank 16 on all matrices, 10M tokens",
            "Llama 3.1 70B，全部矩阵 rank 16，1000 万词元",
          ),
          t("Cards, sequence", "卡，序列长"),
          [
            ["1 × A100 80GB, 2K", at("a100-sxm-80gb", 1)],
            ["1 × H100 80GB, 2K", one],
            ["1 × H100 80GB, 8K", at("h100-sxm-80gb", 1, "8K")],
            ["1 × H200 141GB, 8K", at("h200-sxm-141gb", 1, "8K")],
            ["2 × RTX 6000 Ada 48GB, 2K", two],
            ["4 × RTX 4090 24GB, 2K", at("rtx-4090-24gb", 4)],
          ],
          [c.needed, c.verdict, c.hours, c.cost],
        ),
        p(
          t(
            "The four-bit base is unpacked to 16 bits layer by layer in every pass, forward and backward. So QLoRA saves memory and takes longer than LoRA on a card that could hold the model in 16 bits; for a 70B that would be two of 80 GB at least.",
            "4 比特底座在每次前向、反向都要逐层解包成 16 位，所以 QLoRA 省显存但比 LoRA 慢；70B 要跑 16 位 LoRA 至少得两张 80 GB。",
          ),
        ),
        p(
          t(
            "Several small cards must share the base (FSDP). Without NVLink they spend part of each step on passing layers around, which the times include.",
            "多张小卡要用 FSDP 分摊底座；没有 NVLink 时每步有一部分时间在搬运层参数，表中时间已计入。",
          ),
        ),
      ],
      open: one,
    };
  },
};
