import { known, type AnswerPage } from "../../writer.ts";

/** BF16, FP8 or 4 bits: what does quantization change? */
export const page: AnswerPage = {
  slug: "quantization-memory-speed",
  title: [
    "BF16, FP8 or 4 bits: what does quantization change?",
    "BF16、FP8、INT4 量化对显存和速度有什么影响？",
  ],
  write: ({ t, p, n, table, serve, serving: c }) => {
    const at = (weights: string, users: number) =>
      serve(
        `model=Qwen/Qwen3-32B&weights=${weights}&gpu=h100-sxm-80gb&users=${users}&in=1024&out=512`,
      );
    const speed = (asked: ReturnType<typeof at>) =>
      known(asked.report.speed?.output_tokens_per_second);
    const [b1, f1, i1] = [at("bf16", 1), at("fp8", 1), at("int4", 1)];
    const [f32, i32] = [at("fp8", 32), at("int4", 32)];
    return {
      short: t(
        `For one user on an H100, Qwen3 32B is <b>${n.figure(speed(f1) / speed(b1))} times as fast in FP8 and ${n.figure(speed(i1) / speed(b1))} times in 4 bits</b> as in BF16. With 32 users 4 bits give only ${n.figure(speed(i32) / speed(f32))} times the tokens of FP8.`,
        `H100 上跑 Qwen3 32B，单用户时 <b>FP8 是 BF16 的 ${n.figure(speed(f1) / speed(b1))} 倍，4 比特是 ${n.figure(speed(i1) / speed(b1))} 倍</b>。到 32 个用户，4 比特的总吞吐只有 FP8 的 ${n.figure(speed(i32) / speed(f32))} 倍。`,
      ),
      parts: [
        table(
          t(
            "Qwen3 32B on one H100, 1K tokens in and 512 out",
            "Qwen3 32B，单张 H100，输入 1K、输出 512",
          ),
          t("Format, users", "格式，用户数"),
          [
            ["BF16, 1", b1],
            ["FP8, 1", f1],
            ["INT4, 1", i1],
            ["BF16, 8", at("bf16", 8)],
            ["FP8, 32", f32],
            ["INT4, 32", i32],
          ],
          [c.weights, c.most, c.speed, c.total],
        ),
        p(
          t(
            "With few users a token costs what it takes to read the weights, so fewer bytes are faster, if not quite in proportion. With many, the multipliers decide: FP8 doubles their rate on Hopper, while 4-bit integer weights are widened to 16 bits first and gain nothing there.",
            "用户少时，出一个词元的代价就是把权重读一遍，字节越少越快，只是略低于按比例。用户多时由乘法器决定：Hopper 上 FP8 算力翻倍，而 INT4 权重要先展宽成 16 位，算力上没有好处。",
          ),
        ),
        p(
          t(
            "The memory that is saved becomes room for users: see the second column. What a format costs in quality is a property of the checkpoint; measure it on your own texts.",
            "省下的显存可以容纳更多用户，见第二列。量化掉多少精度取决于具体的量化模型，请用自己的数据测。",
          ),
        ),
      ],
      open: f1,
    };
  },
};
