import { known, type AnswerPage } from "../../writer.ts";

/** How fast are large models on a Mac? */
export const page: AnswerPage = {
  slug: "apple-silicon-llm",
  title: ["How fast are large models on a Mac?", "Mac（M 系列芯片）跑大模型有多快？"],
  write: ({ t, p, n, table, serve, serving: c }) => {
    const at = (gpu: string, model: string, weights = "q4_k_m") =>
      serve(
        `model=${model}&weights=${weights}&engine=llama.cpp&gpu=${gpu}&users=1&in=2048&out=512`,
      );
    const big = at("apple-m3-ultra-512gb", "meta-llama/Llama-3.1-70B-Instruct");
    const card = at("rtx-4090-24gb", "Qwen/Qwen3-32B");
    const mac = at("apple-m4-max-128gb", "Qwen/Qwen3-32B");
    return {
      short: t(
        `A 70B in 4 bits on an M3 Ultra: <b>${n.figure(known(big.report.speed?.tokens_per_second_per_user))} tokens a second, and ${n.duration(known(big.report.speed?.ttft_ms))} until the first</b> of them for a prompt of 2K. Memory is plenty, arithmetic is not.`,
        `M3 Ultra 跑 4 比特 70B：<b>每秒 ${n.figure(known(big.report.speed?.tokens_per_second_per_user))} 词元，2K 提示词首字要等 ${n.duration(known(big.report.speed?.ttft_ms))}</b>。内存充裕，算力不足。`,
      ),
      parts: [
        table(
          t(
            "llama.cpp, Q4_K_M, one user, 2K tokens in and 512 out",
            "llama.cpp，Q4_K_M，单用户，输入 2K、输出 512",
          ),
          t("Machine and model", "机器与模型"),
          [
            ["M4 Max, Qwen3 32B", mac],
            ["RTX 4090, Qwen3 32B", card],
            ["M4 Max, Qwen3 30B A3B", at("apple-m4-max-128gb", "Qwen/Qwen3-30B-A3B-Instruct-2507")],
            [
              "M2 Ultra, Llama 3.1 70B",
              at("apple-m2-ultra-192gb", "meta-llama/Llama-3.1-70B-Instruct"),
            ],
            ["M3 Ultra, Llama 3.1 70B", big],
            ["M3 Ultra, Qwen3 235B A22B", at("apple-m3-ultra-512gb", "Qwen/Qwen3-235B-A22B")],
          ],
          [c.needed, c.verdict, c.speed, c.first],
        ),
        p(
          t(
            `Writing depends on bandwidth (546 GB/s on an M4 Max, 819 on an M3 Ultra, 1,008 on an RTX 4090). Reading depends on arithmetic: for the same 32B and 2K tokens the M4 Max needs ${n.duration(known(mac.report.speed?.ttft_ms))}, the 4090 ${n.duration(known(card.report.speed?.ttft_ms))}.`,
            `吐字看带宽（M4 Max 546、M3 Ultra 819、RTX 4090 1008 GB/s）；读提示词看算力：同一个 32B、2K 词元，M4 Max 要 ${n.duration(known(mac.report.speed?.ttft_ms))}，4090 只要 ${n.duration(known(card.report.speed?.ttft_ms))}。`,
          ),
        ),
        p(
          t(
            "Mixtures with few active weights are what such a machine is best at: they need its memory and little of what it lacks. Agents that send 30K tokens again and again are what it is worst at, unless the prefix stays cached.",
            "激活参数少的 MoE 最适合 Mac：正好用上大内存，又避开算力短板。反复发送 30K 上下文的智能体最不适合，除非前缀一直在缓存里。",
          ),
        ),
      ],
      open: big,
    };
  },
};
