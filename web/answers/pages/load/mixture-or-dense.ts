import { known, type AnswerPage } from "../../writer.ts";

/** Mixture of experts or dense: which serves cheaper? */
export const page: AnswerPage = {
  slug: "mixture-or-dense",
  title: ["Mixture of experts or dense: which serves cheaper?", "MoE 和稠密模型，哪个部署更便宜？"],
  write: ({ t, p, n, table, serve, serving: c }) => {
    const at = (model: string, users: number, count = 1, weights = "fp8") =>
      serve(
        `model=${model}&weights=${weights}&gpu=h100-sxm-80gb&count=${count}&users=${users}&in=2048&out=1024`,
      );
    const dense = at("Qwen/Qwen3-32B", 32);
    const mixture = at("Qwen/Qwen3-30B-A3B-Instruct-2507", 32);
    const ratio =
      known(dense.report.cost?.usd_per_million_output_tokens) /
      known(mixture.report.cost?.usd_per_million_output_tokens);
    return {
      short: t(
        `Of two models with about the same memory, Qwen3 32B and Qwen3 30B A3B, the dense one's tokens cost <b>${n.figure(ratio)} times as much</b> at 32 users. Whether it answers as well is another question: it works with a tenth of the weights.`,
        `显存相近的 Qwen3 32B 与 Qwen3 30B A3B，32 用户时稠密模型的词元成本是 MoE 的 <b>${n.figure(ratio)} 倍</b>。效果是否一样好是另一回事：它每步只用十分之一的权重。`,
      ),
      parts: [
        table(
          t("H100, 2K tokens in and 1K out", "H100，输入 2K、输出 1K"),
          t("Model, users", "模型，用户"),
          [
            ["Qwen3 32B, 1", at("Qwen/Qwen3-32B", 1)],
            ["Qwen3 30B A3B, 1", at("Qwen/Qwen3-30B-A3B-Instruct-2507", 1)],
            ["Qwen3 32B, 32", dense],
            ["Qwen3 30B A3B, 32", mixture],
            [
              t("Llama 3.3 70B, 64, 4 cards", "Llama 3.3 70B，64，4 卡"),
              at("meta-llama/Llama-3.3-70B-Instruct", 64, 4),
            ],
            [
              t("GLM 4.5 Air (106B), 64, 4 cards", "GLM 4.5 Air（106B），64，4 卡"),
              at("zai-org/GLM-4.5-Air", 64, 4),
            ],
          ],
          [c.weights, c.speed, c.total, c.million],
        ),
        p(
          t(
            "For one user a mixture reads only the experts of one token. With more users each picks its own, and soon all are read in every step: from then on it gains in arithmetic, no longer in bandwidth.",
            "单用户时 MoE 每步只读一个词元选中的专家；用户一多各选各的，很快每步都要读全部专家，此后省的是算力而不再是带宽。",
          ),
        ),
        p(
          t(
            "Memory does not care: all experts must be there. Per gigabyte, dense models know more; per operation, mixtures do.",
            "显存一点不省：专家必须全部在场。按每 GB 显存算稠密更划算，按每次运算算 MoE 更划算。",
          ),
        ),
      ],
      open: mixture,
    };
  },
};
