import { known, type AnswerPage } from "../../writer.ts";

/** Does a second GPU double the speed? */
export const page: AnswerPage = {
  slug: "second-gpu-speed",
  title: ["Does a second GPU double the speed?", "加一张卡速度能翻倍吗？"],
  write: ({ t, p, n, table, serve, serving: c }) => {
    const at = (count: number, shape: string, users: number) =>
      serve(
        `model=Qwen/Qwen3-32B&weights=fp8&gpu=h100-sxm-80gb&count=${count}&${shape}&users=${users}&in=1024&out=512`,
      );
    const [one, two, four] = [at(1, "tp=1", 1), at(2, "tp=2", 1), at(4, "tp=4", 1)];
    const [tensor, copies] = [at(2, "tp=2", 64), at(2, "tp=1&dp=2", 64)];
    const total = (asked: typeof one) =>
      n.figure(known(asked.report.speed?.output_tokens_per_second));
    const ratio = (asked: typeof one) =>
      n.figure(
        known(asked.report.speed?.tokens_per_second_per_user) /
          known(one.report.speed?.tokens_per_second_per_user),
      );
    return {
      short: t(
        `For one user, <b>two H100 give ${ratio(two)} times and four ${ratio(four)} times</b> the speed of one, in tensor parallelism. For many users two independent copies double the total exactly, if the model fits on one card.`,
        `单用户、张量并行：<b>两张 H100 是 ${ratio(two)} 倍，四张是 ${ratio(four)} 倍</b>。多用户时，只要单卡放得下，跑两个独立副本总吞吐正好翻倍。`,
      ),
      parts: [
        table(
          t(
            "Qwen3 32B in FP8 on H100, 1K tokens in and 512 out",
            "Qwen3 32B FP8，H100，输入 1K、输出 512",
          ),
          t("Cards and layout, users", "卡与切分，用户"),
          [
            ["1, 1", one],
            [t("2 (tensor), 1", "2（张量），1"), two],
            [t("4 (tensor), 1", "4（张量），1"), four],
            ["1, 32", at(1, "tp=1", 32)],
            [t("2 (tensor), 64", "2（张量），64"), tensor],
            [t("2 copies, 64", "2 个副本，64"), copies],
          ],
          [c.speed, c.first, c.total, c.million],
        ),
        p(
          t(
            "What each step pays does not shrink: launching kernels, two sums between the cards in every layer, the scheduler. The smaller the model, the sooner it is all that is left.",
            "有些开销不会随卡数减少：内核启动、每层两次卡间归约、调度。模型越小，这部分越早成为主体。",
          ),
        ),
        p(
          t(
            `Tensor parallelism is for a speed that one card does not reach or a model that it cannot hold. Where either will do, compare: 64 users get ${total(tensor)} tokens a second from two cards that share the model, ${total(copies)} from two copies, which need no fast link and fail one at a time.`,
            `单卡速度不够或放不下时用张量并行。两种都行的话就比一比：64 个用户，两卡张量并行总吞吐 ${total(tensor)} 词元/秒，两个副本 ${total(copies)}；副本不需要高速互联，坏一张也不会全停。`,
          ),
        ),
      ],
      open: two,
    };
  },
};
