import type { Arguments } from "../arguments.ts";
import type { encoderFixesEn, encoderFixNamesEn, encoderNotesEn } from "../en/encoder-notes.ts";
import { n, s } from "./arguments.ts";

type Sentences<Words> = Record<keyof Words, (a: Arguments) => string>;

/** 文档和语音报告附注的中文说法。 */
export const encoderNotesZh: Sentences<typeof encoderNotesEn> = {
  requests_bound: (a) =>
    `瓶颈是接收请求、分词和返回结果的进程：显卡有 ${n(a.percent)}% 的时间在等。多开这样的进程（vLLM 的 --api-server-count）、每个请求多放文档或换一种服务程序有用，换更快的卡没用。`,
  documents_short: (a) =>
    `一步有 ${n(a.percent)}% 花在启动 kernel 上：一批多放些文档几乎不多花时间。`,
  documents_padded: () =>
    "sentence-transformers 把一批文档补齐到最长的一条：按长度排序能省一部分，换成不补齐的服务程序能全省。",
  embedding_not_measured: (a) =>
    `公开测过速度的编码器很少，只有 L4 和 A100 切片；${s(a.gpu)} 上没有，所以区间很宽。`,
  embedding_decoder: () =>
    "解码器结构的嵌入模型没有找到注明显卡的实测：这里按推理中处理输入的一步计算，不含输出。",
  windows_silent: (a) =>
    `编码器读的有 ${n(a.percent)}% 是片段之外的静音，因为每段都按整个 ${n(a.window)} 秒窗口读。把片段拼满窗口，速度是 ${n(a.times, 1)} 倍。`,
  text_limited: (a) => `一个窗口的文字超过模型的 ${n(a.tokens)} token：多出的会被截断。`,
  clips_alike: () => "一批要等最长的文字写完：这里假定片段长短相近，例如排过序。",
  streams_read_again: (a) =>
    `每 ${n(a.hop, 1)} 秒把每路最近 ${n(a.seconds, 1)} 秒的声音重读重写一遍：实时文字的代价就在这里。`,
  speech_not_measured: (a) =>
    `测得仔细的只有 A100 上用 TensorRT-LLM 跑的 large-v3；${s(a.gpu)} 上区间很宽。`,
};

/** 这里才有的改动建议。 */
export const encoderFixesZh: Sentences<typeof encoderFixesEn> = {
  fewer_at_once: (a) => `一批 ${n(a.batch)} 个`,
};

/** 同样的改动，用在说明它们不够的时候。 */
export const encoderFixNamesZh: Record<keyof typeof encoderFixNamesEn, string> = {
  fewer_at_once: "减小批次",
};
