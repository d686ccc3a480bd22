import { known, type AnswerPage } from "../../writer.ts";

/** Which distilled DeepSeek R1 fits my card? */
export const page: AnswerPage = {
  slug: "deepseek-r1-distilled",
  title: [
    "Which distilled DeepSeek R1 fits my card?",
    "DeepSeek R1 蒸馏版怎么选：7B、14B、32B、70B？",
  ],
  write: ({ t, p, n, gb, grid, link, serve, name, words }) => {
    const sizes = ["Qwen-7B", "Qwen-14B", "Qwen-32B", "Llama-70B"];
    const cards = [
      "rtx-3060-12gb",
      "rtx-4060-ti-16gb",
      "rtx-4090-24gb",
      "rtx-5090-32gb",
      "rtx-6000-ada-48gb",
    ];
    const at = (size: string, gpu: string) =>
      serve(
        `model=deepseek-ai/DeepSeek-R1-Distill-${size}&engine=llama.cpp&weights=q4_k_m&gpu=${gpu}&users=1&in=2048&out=6144`,
      );
    const largest = (gpu: string) =>
      [...sizes]
        .reverse()
        .find((size) => !["tight", "does_not_fit"].includes(at(size, gpu).report.fit.verdict)) ??
      "–";
    const r32 = at("Qwen-32B", "rtx-4090-24gb");
    return {
      short: t(
        `In 4 bits and with 8K tokens of thought: <b>${largest("rtx-3060-12gb")} on 12 GB, ${largest("rtx-4060-ti-16gb")} on 16 GB, ${largest("rtx-4090-24gb")} on 24 GB, ${largest("rtx-6000-ada-48gb")} on 48 GB</b>.`,
        `4 比特、留 8K 词元给思考过程：<b>12 GB 卡选 ${largest("rtx-3060-12gb")}，16 GB 选 ${largest("rtx-4060-ti-16gb")}，24 GB 选 ${largest("rtx-4090-24gb")}，48 GB 选 ${largest("rtx-6000-ada-48gb")}</b>。`,
      ),
      parts: [
        grid(
          t(
            "Q4_K_M in llama.cpp, one user, 2K tokens in and 6K of thought and answer: tokens a second",
            "llama.cpp Q4_K_M，单用户，输入 2K、思考加回答 6K：词元/秒",
          ),
          [t("Card", "卡"), ...sizes],
          cards.map((gpu) => [
            name(gpu),
            ...sizes.map((size) => {
              const asked = at(size, gpu);
              const { speed, fit } = asked.report;
              const text =
                speed && fit.verdict !== "does_not_fit"
                  ? n.figure(speed.tokens_per_second_per_user)
                  : (words.verdicts["does_not_fit"] ?? "");
              return link(asked, text);
            }),
          ]),
        ),
        p(
          t(
            `A reasoning model writes thousands of tokens before its answer. At ${n.figure(known(r32.report.speed?.tokens_per_second_per_user))} tokens a second, 6,000 of them from the 32B on an RTX 4090 take ${n.duration(known(r32.report.speed?.tpot_ms) * 6000)}; so the speed decides here more than in a chat.`,
            `推理模型在给出答案前要先写几千个词元的思考。RTX 4090 上的 32B 每秒 ${n.figure(known(r32.report.speed?.tokens_per_second_per_user))} 个，写 6000 个要 ${n.duration(known(r32.report.speed?.tpot_ms) * 6000)}，所以速度比普通聊天更要紧。`,
          ),
        ),
        p(
          t(
            `The 32B takes ${gb(r32.report.fit.per_gpu.needed_bytes)} with that context. These are Qwen 2.5 and Llama 3 models taught by R1: they are not the 671B model, and share nothing of its architecture.`,
            `32B 连同这段上下文占 ${gb(r32.report.fit.per_gpu.needed_bytes)}。蒸馏版本质是用 R1 的输出微调过的 Qwen2.5／Llama 3，不是 671B 那个模型，结构也完全不同。`,
          ),
        ),
      ],
      open: r32,
    };
  },
};
