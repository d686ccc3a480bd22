import { LLAMA_70B } from "../../models.ts";
import { known, type AnswerPage } from "../../writer.ts";

/** From how many tokens a month is self-hosting cheaper than an API? */
export const page: AnswerPage = {
  slug: "self-host-or-api",
  title: [
    "From how many tokens a month is self-hosting cheaper than an API?",
    "每月多少词元起，自建比调 API 划算？",
  ],
  write: ({ t, p, n, table, serve, own }) => {
    const server = serve(
      `${LLAMA_70B}&weights=fp8&gpu=h200-sxm-141gb&count=2&users=64&in=2048&out=512`,
    );
    const rate = Math.round(known(server.report.speed?.output_tokens_per_second) * 5);
    const at = (api: number) => own(`gpu=h200-sxm-141gb&count=2&api=${api}&yield=${rate}`);
    const usual = at(0.7);
    const answer = usual.report.api;
    const amount = (millions: number | null | undefined) =>
      typeof millions === "number" ? n.amount(millions * 1e6) : t("never", "不可能");
    return {
      short: t(
        `Against an API at ${n.price(0.7)} a million tokens (prompts and answers together), two rented H200 with a 70B pay from <b>${amount(answer?.break_even_million_tokens_renting)} tokens a month</b>; they can process ${amount(answer?.capacity_million_tokens)} if they are busy day and night.`,
        `API 按每百万词元 ${n.price(0.7)}（输入输出合计）算，租两张 H200 跑 70B，<b>每月 ${amount(answer?.break_even_million_tokens_renting)} 词元</b>起才划算；满载连轴转一个月能处理 ${amount(answer?.capacity_million_tokens)}。`,
      ),
      parts: [
        table(
          t(
            `Two H200, ${n.whole(rate)} tokens a second of prompts and answers at 64 users`,
            `两张 H200，64 用户时输入输出合计 ${n.whole(rate)} 词元/秒`,
          ),
          t("API, a million tokens", "API 每百万词元"),
          [0.2, 0.7, 1.5, 4].map((api) => [n.price(api), at(api)] as const),
          [
            [
              t("Renting pays from, tokens a month", "租卡划算起点（词元/月）"),
              ({ api }) => amount(api?.break_even_million_tokens_renting),
            ],
            [
              t("Buying pays from", "买卡划算起点"),
              ({ api }) => amount(api?.break_even_million_tokens_buying),
            ],
            [
              t("What the cards can do", "满载上限"),
              ({ api }) => amount(api?.capacity_million_tokens),
            ],
          ],
        ),
        p(
          t(
            "A rented card costs the same whether it works or not. So compare with what the reservation costs, never with the cost of the hours in use: at a tenth of the load a token costs ten times as much.",
            "租来的卡闲着也一样付钱，所以要拿整月租金去比，不能只算用到的小时：负载只有十分之一，单价就是十倍。",
          ),
        ),
        p(
          t(
            "Where the break-even lies above what the cards can do, the API is cheaper at any load, and reasons other than money must decide: data that may not leave, a model of your own, a guaranteed latency.",
            "如果平衡点高于满载上限，那么任何负载下 API 都更便宜，自建只能为了别的理由：数据不能出域、自己的模型、延迟要有保证。",
          ),
        ),
      ],
      open: usual,
    };
  },
};
