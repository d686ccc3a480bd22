import { LLAMA_8B } from "../../models.ts";
import type { AnswerPage } from "../../writer.ts";

/** How much memory does fine-tuning an 8B model take: full, LoRA, QLoRA? */
export const page: AnswerPage = {
  slug: "finetune-8b-memory",
  title: [
    "How much memory does fine-tuning an 8B model take: full, LoRA, QLoRA?",
    "微调 8B 模型要多少显存：全参、LoRA、QLoRA？",
  ],
  write: ({ t, p, gb, table, tune, training: c }) => {
    const at = (method: string, gpu: string, count = 1) =>
      tune(`${LLAMA_8B}&method=${method}&gpu=${gpu}&count=${count}&tokens=20M&seq=2K&micro=1`);
    const lora = at("lora", "a100-sxm-80gb");
    const qlora = at("qlora", "rtx-4090-24gb");
    const full = at("full", "h100-sxm-80gb", 4);
    const need = (asked: typeof lora) => gb(asked.report.fit.per_gpu.needed_bytes);
    return {
      short: t(
        `With sequences of 2K tokens: <b>QLoRA ${need(qlora)}, LoRA ${need(lora)} on one card; full fine-tuning ${need(full)} on each of four</b>, since the weights, their gradients and the optimizer's copies take ${gb(full.report.fit.model_state_bytes)} together.`,
        `序列长 2K：<b>QLoRA ${need(qlora)}，LoRA ${need(lora)}（单卡）；全参微调四卡、每卡 ${need(full)}</b>，因为权重、梯度和优化器状态合计 ${gb(full.report.fit.model_state_bytes)}。`,
      ),
      parts: [
        table(
          t(
            "Llama 3.1 8B, 20M tokens, one sequence a card at a time",
            "Llama 3.1 8B，2000 万词元，每卡每次一条",
          ),
          t("Method and cards", "方法与卡"),
          [
            ["QLoRA, RTX 4090", qlora],
            ["QLoRA, RTX 4060 Ti 16GB", at("qlora", "rtx-4060-ti-16gb")],
            ["LoRA, RTX 4090", at("lora", "rtx-4090-24gb")],
            ["LoRA, A100 80GB", lora],
            [t("Full, 4 × H100", "全参，4 × H100"), full],
            [t("Full, 8 × A100 80GB", "全参，8 × A100 80GB"), at("full", "a100-sxm-80gb", 8)],
          ],
          [c.state, c.activations, c.needed, c.verdict, c.hours, c.cost],
        ),
        p(
          t(
            "Full training with AdamW keeps 16 bytes a weight: two for the weight, two for its gradient, twelve for the 32-bit copy and two moments. LoRA keeps those only for the adapters, half a percent of the weights; QLoRA stores the frozen rest in four bits as well.",
            "AdamW 全参训练每个权重 16 字节：权重 2、梯度 2、FP32 主副本加两个动量 12。LoRA 只给不到 1% 的适配器留这些；QLoRA 再把冻结的部分压到 4 比特。",
          ),
        ),
        p(
          t(
            "The vocabulary of 128,000 words is the surprise: the logits of one sequence of 2K tokens in 32 bits are a gigabyte, and some frameworks hold several copies.",
            "容易被忽略的是 12.8 万的词表：一条 2K 序列的 FP32 logits 就是 1 GB，有的框架还要留几份。",
          ),
        ),
      ],
      open: lora,
    };
  },
};
