import { known, type AnswerPage } from "../../writer.ts";

/** What is an L40S good for? */
export const page: AnswerPage = {
  slug: "l40s-inference",
  title: ["What is an L40S good for?", "L40S 适合跑什么？"],
  write: ({ t, p, n, table, serve, draw, serving: c }) => {
    const at = (gpu: string, model: string, weights: string, users: number) =>
      serve(`model=${model}&weights=${weights}&gpu=${gpu}&users=${users}&in=1024&out=512`);
    const small = at("l40s-48gb", "meta-llama/Llama-3.1-8B-Instruct", "fp8", 32);
    const same = at("a100-pcie-80gb", "meta-llama/Llama-3.1-8B-Instruct", "bf16", 32);
    const flux = draw("model=black-forest-labs/FLUX.1-dev&gpu=l40s-48gb").report.speed;
    const fluxA = draw("model=black-forest-labs/FLUX.1-dev&gpu=a100-sxm-80gb").report.speed;
    const million = (asked: typeof small) =>
      n.dollars(known(asked.report.cost?.usd_per_million_output_tokens));
    return {
      short: t(
        `<b>Models up to 30B for many users in FP8, and pictures</b>: it draws FLUX.1 dev in ${n.figure(known(flux?.seconds_per_image))} s (an A100 in ${n.figure(known(fluxA?.seconds_per_image))} s). It is slow where one user waits for a large model.`,
        `<b>FP8 下 30B 以内、多用户的服务，以及文生图</b>：FLUX.1 dev 每张 ${n.figure(known(flux?.seconds_per_image))} 秒（A100 ${n.figure(known(fluxA?.seconds_per_image))} 秒）。单用户等大模型则偏慢。`,
      ),
      parts: [
        table(
          t("1K tokens in and 512 out", "输入 1K、输出 512"),
          t("What runs", "负载"),
          [
            [t("L40S, Llama 3.1 8B FP8, 32 users", "L40S，Llama 3.1 8B FP8，32 用户"), small],
            [t("A100 PCIe, the same in BF16", "A100 PCIe，同模型 BF16"), same],
            [
              t("L40S, Qwen3 32B FP8, 8 users", "L40S，Qwen3 32B FP8，8 用户"),
              at("l40s-48gb", "Qwen/Qwen3-32B", "fp8", 8),
            ],
            [
              t("L40S, Qwen3 32B INT4, 1 user", "L40S，Qwen3 32B INT4，1 用户"),
              at("l40s-48gb", "Qwen/Qwen3-32B", "int4", 1),
            ],
            [
              t("L4, Llama 3.1 8B FP8, 8 users", "L4，Llama 3.1 8B FP8，8 用户"),
              at("l4-24gb", "meta-llama/Llama-3.1-8B-Instruct", "fp8", 8),
            ],
          ],
          [c.needed, c.speed, c.total, c.first, c.million],
        ),
        p(
          t(
            `It has the arithmetic of a large card (362 TFLOP/s in BF16, twice that in FP8) behind 864 GB/s of GDDR6: less than half of an A100's bandwidth. Batches hide part of that: a million tokens for 32 users cost ${million(small)} on it and ${million(same)} on the A100.`,
            `它的算力接近大卡（BF16 362 TFLOP/s，FP8 翻倍），但显存是 864 GB/s 的 GDDR6，不到 A100 的一半。批量大时能掩盖一部分：32 用户百万词元 ${million(small)}，A100 为 ${million(same)}。`,
          ),
        ),
        p(
          t(
            "It has no NVLink, so that models spread over several of them talk over PCIe. Two or three independent copies of a small model use it better than one large model on two cards.",
            "没有 NVLink，多卡只能走 PCIe。与其两卡拼一个大模型，不如每卡独立跑一个小模型副本。",
          ),
        ),
      ],
      open: small,
    };
  },
};
