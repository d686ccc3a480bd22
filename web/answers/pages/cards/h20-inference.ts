import { LLAMA_70B } from "../../models.ts";
import { known, type AnswerPage } from "../../writer.ts";

/** H20, H800, A800 against H100: what do the export variants lose? */
export const page: AnswerPage = {
  slug: "h20-inference",
  title: [
    "H20, H800, A800 against H100: what do the export variants lose?",
    "H20、H800、A800 与 H100 差在哪？",
  ],
  write: ({ t, p, n, table, serve, serving: c }) => {
    const at = (gpu: string, users = 32) =>
      serve(`${LLAMA_70B}&weights=bf16&gpu=${gpu}&count=8&users=${users}&in=4096&out=1024`);
    const [alone, h100Alone] = [at("h20-sxm-96gb", 1), at("h100-sxm-80gb", 1)];
    const h100 = at("h100-sxm-80gb");
    const h20 = at("h20-sxm-96gb");
    const per = (asked: typeof h20) => asked.report.speed;
    return {
      short: t(
        `For a single user eight H20 write like eight H100 (<b>${n.figure(known(per(alone)?.tokens_per_second_per_user))} against ${n.figure(known(per(h100Alone)?.tokens_per_second_per_user))} tokens a second</b>). With 32 users who send prompts of 4K it is ${n.figure(known(per(h20)?.tokens_per_second_per_user))} against ${n.figure(known(per(h100)?.tokens_per_second_per_user))} each, and the first token comes after <b>${n.duration(known(per(h20)?.ttft_ms))} against ${n.duration(known(per(h100)?.ttft_ms))}</b>.`,
        `单用户时 8 卡 H20 吐字与 8 卡 H100 相当（<b>${n.figure(known(per(alone)?.tokens_per_second_per_user))} 对 ${n.figure(known(per(h100Alone)?.tokens_per_second_per_user))} 词元/秒</b>）；32 个用户、4K 提示词时每人 ${n.figure(known(per(h20)?.tokens_per_second_per_user))} 对 ${n.figure(known(per(h100)?.tokens_per_second_per_user))}，首字 <b>${n.duration(known(per(h20)?.ttft_ms))} 对 ${n.duration(known(per(h100)?.ttft_ms))}</b>。`,
      ),
      parts: [
        table(
          t(
            "Llama 3.1 70B, BF16, 8 cards, 32 users unless said, 4K tokens in and 1K out",
            "Llama 3.1 70B，BF16，8 卡，未注明为 32 用户，输入 4K、输出 1K",
          ),
          t("Server", "整机"),
          [
            [t("8 × H100, 1 user", "8 × H100，1 用户"), h100Alone],
            [t("8 × H20, 1 user", "8 × H20，1 用户"), alone],
            ["8 × H100", h100],
            ["8 × H800", at("h800-sxm-80gb")],
            ["8 × H20", h20],
            ["8 × A100", at("a100-sxm-80gb")],
            ["8 × A800", at("a800-sxm-80gb")],
          ],
          [c.needed, c.most, c.speed, c.first, c.total],
        ),
        p(
          t(
            "H20: 148 of the H100's 989 dense BF16 TFLOP/s, but 96 GB at 4 TB/s. H800: full arithmetic, NVLink cut from 450 to 200 GB/s in one direction, and next to no FP64. A800: an A100 whose NVLink is cut from 300 to 200 GB/s.",
            "H20：BF16 稠密算力 148 TFLOP/s（H100 为 989），但有 96 GB、4 TB/s。H800：算力不变，NVLink 单向由 450 降到 200 GB/s，FP64 基本砍掉。A800：A100 的 NVLink 由 300 降到 200 GB/s。",
          ),
        ),
        p(
          t(
            "So the H20 suits long answers, reasoning and many cached prefixes; for retrieval with long prompts and short answers, or for training, it takes several of them to do what one H100 does.",
            "因此 H20 适合长输出、推理类模型和前缀缓存命中高的场景；长提示词短回答的 RAG，或者训练，则要好几张才顶一张 H100。",
          ),
        ),
      ],
      open: h20,
    };
  },
};
