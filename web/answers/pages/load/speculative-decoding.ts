import { LLAMA_70B } from "../../models.ts";
import { known, type AnswerPage } from "../../writer.ts";

/** When does speculative decoding help? */
export const page: AnswerPage = {
  slug: "speculative-decoding",
  title: ["When does speculative decoding help?", "投机解码什么时候有用？"],
  write: ({ t, p, n, table, serve, serving: c }) => {
    const at = (users: number, draft = 0, accepted = 0) =>
      serve(
        `${LLAMA_70B}&weights=fp8&gpu=h100-sxm-80gb&count=4&users=${users}&in=1024&out=512${draft ? `&draft=${draft}&accepted=${accepted}` : ""}`,
      );
    const gain = (users: number, accepted: number) => {
      const [off, on] = [at(users), at(users, 4, accepted)];
      return n.figure(
        known(on.report.speed?.tokens_per_second_per_user) /
          known(off.report.speed?.tokens_per_second_per_user),
      );
    };
    return {
      short: t(
        `With four drafted tokens of which a step yields 2.8: <b>${gain(1, 2.8)} times as fast for one user, ${gain(64, 2.8)} times for 64, ${gain(256, 2.8)} times for 256</b>. The busier the card, the less it helps.`,
        `每步起草 4 个、平均产出 2.8 个词元：<b>单用户 ${gain(1, 2.8)} 倍，64 用户 ${gain(64, 2.8)} 倍，256 用户 ${gain(256, 2.8)} 倍</b>。卡越忙收益越小。`,
      ),
      parts: [
        table(
          t("Llama 3.1 70B in FP8, 4 × H100", "Llama 3.1 70B FP8，4 × H100"),
          t("Users, draft", "用户，起草"),
          [
            [t("1, off", "1，关"), at(1)],
            [t("1, 4 drafted, 2.8 a step", "1，起草 4，产出 2.8"), at(1, 4, 2.8)],
            [t("1, 4 drafted, 1.5 a step", "1，起草 4，产出 1.5"), at(1, 4, 1.5)],
            [t("64, off", "64，关"), at(64)],
            [t("64, 4 drafted, 2.8 a step", "64，起草 4，产出 2.8"), at(64, 4, 2.8)],
            [t("256, off", "256，关"), at(256)],
            [t("256, 4 drafted, 2.8 a step", "256，起草 4，产出 2.8"), at(256, 4, 2.8)],
          ],
          [c.speed, c.total],
        ),
        p(
          t(
            "Checking five tokens at once reads the weights once, and for one user the reading is what takes time. With hundreds of users the multipliers are busy already, and every token that is drafted and refused is work for nothing.",
            "一次校验五个词元只读一遍权重；单用户时时间就花在读权重上。几百个用户时乘法器已经满载，每个被拒的草稿词元都是白算。",
          ),
        ),
        p(
          t(
            "How much is accepted depends on the text: code and quotations much, free prose little. Published runs span from no gain on prose to several times on repeated text. Measure it for yours: the engine reports accepted tokens per step.",
            "接受率取决于文本：代码、引用原文高，自由创作低。公开实测从毫无收益（散文）到数倍（重复文本）都有。请看引擎输出的每步接受词元数。",
          ),
        ),
      ],
      open: at(1, 4, 2.8),
    };
  },
};
