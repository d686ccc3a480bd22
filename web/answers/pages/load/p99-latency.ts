import { LLAMA_8B } from "../../models.ts";
import { known, type AnswerPage } from "../../writer.ts";

/** What P95 and P99 latency do I get at a request rate? */
export const page: AnswerPage = {
  slug: "p99-latency",
  title: [
    "What P95 and P99 latency do I get at a request rate?",
    "给定请求速率，P95／P99 首字延迟是多少？",
  ],
  write: ({ t, p, n, table, serve }) => {
    const at = (rate: number, bursts = 1) =>
      serve(
        `${LLAMA_8B}&weights=fp8&gpu=l40s-48gb&rate=${rate}&bursts=${bursts}&in=1024&out=256&out90=500`,
      );
    const calm = at(2);
    const knee = known(calm.report.latency?.saturation_requests_per_second);
    const near = at(Math.round(knee * 9) / 10);
    const p99 = (asked: typeof calm) => n.duration(known(asked.report.latency?.ttft_ms?.p99));
    const column = (
      head: string,
      pick: (latency: NonNullable<(typeof calm)["report"]["latency"]>) => number | undefined,
    ) =>
      [
        head,
        ({ latency }: (typeof calm)["report"]) =>
          latency && pick(latency) !== undefined ? n.duration(known(pick(latency))) : "–",
      ] as const;
    return {
      short: t(
        `Llama 3.1 8B on an L40S keeps up with <b>${n.figure(knee)} requests a second</b> of 1K in and 256 out. At 2 a second the P99 of the first token is ${p99(calm)}; at nine tenths of what it can take, ${p99(near)}.`,
        `L40S 上的 Llama 3.1 8B（输入 1K、输出 256）最多跟得上 <b>每秒 ${n.figure(knee)} 个请求</b>。每秒 2 个时首字 P99 为 ${p99(calm)}；跑到上限的九成时为 ${p99(near)}。`,
      ),
      parts: [
        table(
          t(
            "Requests that come at random; a tenth of the answers has 500 tokens and more",
            "随机到达；十分之一的回答达到 500 词元以上",
          ),
          t("Requests a second", "每秒请求"),
          [
            ["2", calm],
            [n.figure(Math.round(knee * 5) / 10), at(Math.round(knee * 5) / 10)],
            [n.figure(Math.round(knee * 7.5) / 10), at(Math.round(knee * 7.5) / 10)],
            [n.figure(Math.round(knee * 9) / 10), near],
            [
              t(
                `${n.figure(Math.round(knee * 7.5) / 10)}, in bursts`,
                `${n.figure(Math.round(knee * 7.5) / 10)}，突发`,
              ),
              at(Math.round(knee * 7.5) / 10, 3),
            ],
          ],
          [
            column("TTFT P50", (l) => l.ttft_ms?.p50),
            column("TTFT P95", (l) => l.ttft_ms?.p95),
            column("TTFT P99", (l) => l.ttft_ms?.p99),
            column("TPOT P99", (l) => l.tpot_ms?.p99),
            column("E2E P99", (l) => l.e2e_ms?.p99),
          ],
        ),
        p(
          t(
            "Means hide this: half of the requests hardly wait at any rate, and the slowest hundredth wait for many. A simulated scheduler serves the requests one by one here, with chunked prefill as the engine does it.",
            "平均值看不出问题：一半请求在任何速率下几乎不等，最慢的百分之一却要排很久。这里用模拟调度器逐个处理请求，分块预填充的方式与引擎一致。",
          ),
        ),
        p(
          t(
            "TTFT is the time from sending to the first token, queue included; TPOT the time per further token; E2E the whole. Some tools put the first token into TPOT: compare like with like.",
            "TTFT 从发送算到首个词元，含排队；TPOT 是此后每个词元的间隔；E2E 是全程。有的工具把首字也算进 TPOT，比较时口径要一致。",
          ),
        ),
      ],
      open: near,
    };
  },
};
