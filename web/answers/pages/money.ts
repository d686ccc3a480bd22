import { escaped, nth, type AnswerPage } from "../writer.ts";

const LLAMA_70B = "model=meta-llama/Llama-3.1-70B-Instruct";

/** What does it cost? */
export const moneyPages: readonly AnswerPage[] = [
  {
    slug: "self-host-or-api",
    title: [
      "From how many tokens a month is self-hosting cheaper than an API?",
      "每月多少词元起，自建比调 API 划算？",
    ],
    write: ({ t, p, n, table, serve, own }) => {
      const server = serve(
        `${LLAMA_70B}&weights=fp8&gpu=h200-sxm-141gb&count=2&users=64&in=2048&out=512`,
      );
      const rate = Math.round((server.report.speed?.output_tokens_per_second ?? 0) * 5);
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
  },
  {
    slug: "rent-or-buy-h100",
    title: ["Rent or buy H100s: when does buying pay?", "H100 租还是买？多久回本？"],
    write: ({ t, p, n, table, own }) => {
      const at = (used: number, months = 36) =>
        own(`gpu=h100-sxm-80gb&count=8&used=${used}&months=${months}`);
      const full = at(1);
      const half = at(0.5);
      const tenth = at(0.1);
      const month = (asked: typeof full) => asked.report.rent[0]?.break_even_month;
      const when = (value: number | null | undefined) =>
        typeof value === "number" && value <= 60
          ? t(`month ${n.whole(Math.ceil(value))}`, `第 ${n.whole(Math.ceil(value))} 个月`)
          : t("not within five years", "五年内回不了本");
      return {
        short: t(
          `Eight used H100 that work around the clock are paid off in <b>${when(month(full))}</b>; at half of the hours: ${when(month(half))}; at a tenth: ${when(month(tenth))}.`,
          `八张二手 H100：全天满载<b>${when(month(full))}</b>回本；用一半时间，${when(month(half))}；只用一成时间，${when(month(tenth))}。`,
        ),
        parts: [
          table(
            t(
              "8 × H100, against the cheapest dated offer on demand",
              "8 × H100，对比现有最低按需报价",
            ),
            t("Hours in use", "使用率"),
            [1, 0.75, 0.5, 0.25, 0.1].map((used) => [n.percent(used), at(used)] as const),
            [
              [t("Buying, a month", "自购每月"), ({ buy }) => n.sum(buy.usd_per_month)],
              [
                t("Of it power and cooling", "其中电费"),
                ({ buy }) => n.sum(buy.energy_usd_per_month),
              ],
              [t("Renting, a month", "租用每月"), ({ rent }) => n.sum(rent[0]?.usd_per_month ?? 0)],
              [t("Paid off", "回本"), ({ rent }) => when(rent[0]?.break_even_month)],
            ],
          ),
          p(
            t(
              `The cards are taken at ${n.sum(full.report.configuration.usd_per_gpu)} each (${full.report.purchase?.as_of ?? ""}), written off over three years, with ${n.figure(full.report.buy.server_kw)} kW for the server and a PUE of ${n.figure(full.report.configuration.pue)}. The rest of the server, the network and the people are not in it: add them.`,
              `卡价按每张 ${n.sum(full.report.configuration.usd_per_gpu)}（${full.report.purchase?.as_of ?? ""}），三年折旧，整机 ${n.figure(full.report.buy.server_kw)} kW，PUE ${n.figure(full.report.configuration.pue)}。服务器其余部分、网络和人力没有算，要自己加上。`,
            ),
          ),
          p(
            t(
              "What a card fetches when it is sold and what renting will cost next year move this more than the power bill does.",
              "残值和明年的租价，对结论的影响远大于电费。",
            ),
          ),
        ],
        open: half,
      };
    },
  },
  {
    slug: "h100-price-per-hour",
    title: ["What does an H100 cost per hour?", "H100 每小时租金多少？"],
    write: ({ t, p, n, grid, catalog, serve }) => {
      const offers = catalog.offers.filter(
        (offer) => offer.gpu === "h100-sxm-80gb" && offer.current && offer.kind === "on_demand",
      );
      const sorted = [...offers].sort((a, b) => a.usd_per_gpu_hour - b.usd_per_gpu_hour);
      const least = nth(sorted, 0);
      const dearest = nth(sorted, -1);
      const median = nth(sorted, Math.floor(sorted.length / 2));
      const spot = catalog.offers.filter(
        (offer) => offer.gpu === "h100-sxm-80gb" && offer.current && offer.kind === "spot",
      );
      const asked = serve(`${LLAMA_70B}&weights=fp8&gpu=h100-sxm-80gb&count=2&users=16`);
      return {
        short: t(
          `On demand, <b>from ${n.price(least.usd_per_gpu_hour)} (${least.provider}) to ${n.price(dearest.usd_per_gpu_hour)} (${dearest.provider})</b> a card and hour; half of the ${n.whole(sorted.length)} dated offers known are below ${n.price(median.usd_per_gpu_hour)}.`,
          `按需价每卡每小时<b>从 ${n.price(least.usd_per_gpu_hour)}（${least.provider}）到 ${n.price(dearest.usd_per_gpu_hour)}（${dearest.provider}）</b>；收录的 ${n.whole(sorted.length)} 条带日期的报价，一半低于 ${n.price(median.usd_per_gpu_hour)}。`,
        ),
        parts: [
          grid(
            t("H100 SXM 80GB, on demand", "H100 SXM 80GB，按需"),
            [
              t("Provider and instance", "厂商与实例"),
              t("Cards", "卡数"),
              t("A card and hour", "每卡每小时"),
              t("A card and month of 730 hours", "每卡每月（730 小时）"),
              t("As of", "日期"),
            ],
            sorted.map((offer) => [
              escaped(`${offer.provider} ${offer.instance}`),
              n.whole(offer.gpu_count),
              n.price(offer.usd_per_gpu_hour),
              n.sum(offer.usd_per_gpu_hour * 730),
              offer.as_of,
            ]),
          ),
          p(
            t(
              `${n.whole(spot.length)} spot offers are known as well, which may be taken back at short notice. A cheap card in a machine with a slow disk, or one that cannot be had in the week you need it, is no offer: ask for both.`,
              `另收录 ${n.whole(spot.length)} 条竞价（spot）报价，随时可能被回收。磁盘慢、要用时没货的低价不算数，签之前都要问清楚。`,
            ),
          ),
          p(
            t(
              "Hyperscalers sell a card with its share of processors, memory and network; others sell it bare. Compare the server, not the card.",
              "云大厂的单价含 CPU、内存和网络，有的厂商是裸卡价。要比整机，不要只比卡。",
            ),
          ),
        ],
        open: asked,
      };
    },
  },
  {
    slug: "cost-per-million-tokens",
    title: ["What does a million tokens cost on my own GPU?", "自己部署，百万词元成本多少？"],
    write: ({ t, p, n, table, serve, serving: c }) => {
      const at = (model: string, gpu: string, users: number, count = 1, weights = "fp8") =>
        serve(
          `model=${model}&weights=${weights}&gpu=${gpu}&count=${count}&users=${users}&in=2048&out=512`,
        );
      const idle = at("meta-llama/Llama-3.1-8B-Instruct", "h100-sxm-80gb", 1);
      const busy = at("meta-llama/Llama-3.1-8B-Instruct", "h100-sxm-80gb", 128);
      const cost = (asked: typeof idle) =>
        n.dollars(asked.report.cost?.usd_per_million_output_tokens ?? 0);
      return {
        short: t(
          `It is the load that decides. The same 8B on the same H100: <b>${cost(idle)} a million tokens of answers with one user, ${cost(busy)} with 128</b>.`,
          `关键在负载。同一张 H100、同一个 8B：<b>单用户每百万输出词元 ${cost(idle)}，128 用户 ${cost(busy)}</b>。`,
        ),
        parts: [
          table(
            t(
              "2K tokens in and 512 out, cheapest dated offer on demand, always busy",
              "输入 2K、输出 512，最低按需报价，持续满载",
            ),
            t("Model, card, users", "模型、卡、用户"),
            [
              ["Llama 3.1 8B, H100, 1", idle],
              ["Llama 3.1 8B, H100, 128", busy],
              [
                "Llama 3.1 8B, RTX 4090, 32",
                at("meta-llama/Llama-3.1-8B-Instruct", "rtx-4090-24gb", 32),
              ],
              ["Llama 3.1 8B, L4, 16", at("meta-llama/Llama-3.1-8B-Instruct", "l4-24gb", 16)],
              [
                "Llama 3.1 70B, 2 × H200, 64",
                at("meta-llama/Llama-3.1-70B-Instruct", "h200-sxm-141gb", 64, 2),
              ],
              ["gpt-oss 120b, H100, 64", at("openai/gpt-oss-120b", "h100-sxm-80gb", 64, 1, "")],
              [
                "DeepSeek V3.1, 8 × H200, 256",
                at("deepseek-ai/DeepSeek-V3.1", "h200-sxm-141gb", 256, 8, ""),
              ],
            ],
            [
              c.hourly,
              c.total,
              c.million,
              [
                t("1M tokens, prompts included", "百万词元（含输入）"),
                ({ cost: paid }) => (paid ? n.dollars(paid.usd_per_million_tokens) : "–"),
              ],
            ],
          ),
          p(
            t(
              "Both columns divide the same bill: the first by the tokens that are written, the second by all that are read and written. An API prices the two apart; blend its prices by your own ratio before you compare.",
              "两列分的是同一笔账：前者只除以输出词元，后者除以输入加输出。API 对两者分别计价，比较前先按自己的输入输出比加权。",
            ),
          ),
          p(
            t(
              "A card that is busy a third of the day costs three times as much a token as the table says.",
              "一天只忙三分之一，单价就是表里的三倍。",
            ),
          ),
        ],
        open: busy,
      };
    },
  },
  {
    slug: "gpus-for-500-users",
    title: [
      "How many GPUs do 100 or 500 users of a 70B need?",
      "70B 模型 100 人、500 人同时用要几张卡？",
    ],
    write: ({ t, p, n, plan, grid, link, name }) => {
      const at = (users: number, limit = 50) =>
        plan(`${LLAMA_70B}&users=${users}&in=2048&out=512&tpot=${limit}&ttft=3000`);
      const loads = [16, 100, 500].map((users) => [users, at(users)] as const);
      const cheapest = (asked: ReturnType<typeof at>) => asked.report.plans[0];
      const said = (asked: ReturnType<typeof at>) => {
        const best = cheapest(asked);
        return best
          ? `${n.whole(best.request.gpu_count ?? 1)} × ${name(best.request.gpu)}`
          : t("no plan", "无方案");
      };
      return {
        short: t(
          `At 20 tokens a second for everyone, the cheapest of the known offers: <b>${said(nth(loads, 1)[1])} for 100 requests at once, ${said(nth(loads, 2)[1])} for 500</b>.`,
          `保证每人 20 词元/秒，按现有报价最便宜的方案：<b>100 并发 ${said(nth(loads, 1)[1])}，500 并发 ${said(nth(loads, 2)[1])}</b>。`,
        ),
        parts: [
          grid(
            t(
              "Llama 3.1 70B, 2K tokens in and 512 out, first token within 3 s",
              "Llama 3.1 70B，输入 2K、输出 512，首字 3 秒内",
            ),
            [
              t("Requests at once", "并发"),
              t("Plan", "方案"),
              t("Cards", "卡"),
              t("Format, engine", "格式，引擎"),
              t("Tokens/s per user", "每人词元/秒"),
              t("A month", "每月"),
            ],
            loads.flatMap(([users, asked]) =>
              asked.report.plans.map(({ label, request, estimate }) => [
                link(asked, n.whole(users)),
                (
                  {
                    cheapest: t("cheapest", "最便宜"),
                    fastest: t("fastest", "最快"),
                    safest: t("safest", "最稳"),
                    balanced: t("balanced", "均衡"),
                  } as Record<string, string>
                )[label] ?? label,
                `${n.whole(request.gpu_count ?? 1)} × ${name(request.gpu)}`,
                `${request.precision?.weights ?? ""}, ${request.engine ?? ""}`,
                n.figure(estimate.speed?.tokens_per_second_per_user ?? 0),
                n.sum(estimate.cost?.usd_per_month ?? 0),
              ]),
            ),
          ),
          p(
            t(
              "The planner goes through cards, numbers of them, layouts, formats and engines, keeps what meets both limits with headroom, and sorts by price. Give it your own limits: at 10 tokens a second it takes fewer cards, and fewer still if the first word may take longer.",
              "规划器遍历卡型、卡数、切分、量化格式和引擎，留出余量后保留同时满足两个时限的方案，再按价格排序。放宽到 10 词元/秒或者允许首字更慢，卡数还能更少。",
            ),
          ),
          p(
            t(
              "Requests at once are not people on the books: count those that wait for an answer in the busiest minute.",
              "并发请求不等于账号数：要数的是最忙那一分钟里正在等回答的请求。",
            ),
          ),
        ],
        open: nth(loads, 1)[1],
      };
    },
  },
  {
    slug: "budget-1000-a-month",
    title: ["What can I serve for $1,000 a month?", "每月 7000 元预算能部署什么模型？"],
    write: ({ t, p, n, plan, grid, link, name }) => {
      const models = [
        "meta-llama/Llama-3.1-8B-Instruct",
        "Qwen/Qwen3-32B",
        "openai/gpt-oss-120b",
        "meta-llama/Llama-3.1-70B-Instruct",
        "zai-org/GLM-4.5-Air",
        "deepseek-ai/DeepSeek-V3.1",
      ];
      const rows = models.map((model) => {
        const asked = plan(`model=${model}&users=8&in=2048&out=512&tpot=66&ttft=4000&month=1000`);
        return { model, asked, best: asked.report.plans[0] };
      });
      const possible = rows.filter(({ best }) => best);
      const last = possible.at(-1);
      return {
        short: t(
          `Of the ${n.whole(models.length)} models below, <b>${n.whole(possible.length)} can serve 8 requests at once at 15 tokens a second within that</b>, up to ${last ? name(last.model) : ""}.`,
          `下列 ${n.whole(models.length)} 个模型中，<b>有 ${n.whole(possible.length)} 个能在预算内满足 8 并发、每人 15 词元/秒</b>，最大到 ${last ? name(last.model) : ""}。`,
        ),
        parts: [
          grid(
            t(
              "8 requests at once, 2K tokens in and 512 out, dated offers on demand, 730 hours",
              "8 并发，输入 2K、输出 512，带日期的按需报价，每月 730 小时",
            ),
            [
              t("Model", "模型"),
              t("Cheapest plan", "最便宜方案"),
              t("Tokens/s per user", "每人词元/秒"),
              t("A month", "每月"),
            ],
            rows.map(({ model, asked, best }) => [
              link(asked, name(model)),
              best
                ? `${n.whole(best.request.gpu_count ?? 1)} × ${name(best.request.gpu)}, ${best.request.precision?.weights ?? ""}`
                : t("none within the budget", "预算内没有"),
              best ? n.figure(best.estimate.speed?.tokens_per_second_per_user ?? 0) : "–",
              best ? n.sum(best.estimate.cost?.usd_per_month ?? 0) : "–",
            ]),
          ),
          p(
            t(
              "A month has 730 hours, so the budget is 1.37 dollars an hour. A server that is switched off at night and on weekends has 3 to 4 times as much for the hours it runs, and then a larger model comes within reach.",
              "一个月 730 小时，预算折合每小时不到 10 元。夜里和周末关机的话，开机时段每小时可花 3–4 倍，能上更大的模型。",
            ),
          ),
          p(
            t(
              "Marketplace offers are the cheapest and promise the least; tick in the calculator which providers and terms you accept.",
              "最便宜的往往是算力市场的个人卡，保障也最少；在计算器里可以勾选只接受哪些厂商和计费方式。",
            ),
          ),
        ],
        open: nth(rows, 1).asked,
      };
    },
  },
  {
    slug: "energy-per-token",
    title: ["How much energy does a token take?", "每个词元耗多少电？"],
    write: ({ t, p, n, grid, link, serve, catalog, name }) => {
      const PUE = 1.3;
      const cases = [
        ["meta-llama/Llama-3.1-8B-Instruct", "rtx-4090-24gb", 1, "fp8"],
        ["meta-llama/Llama-3.1-8B-Instruct", "h100-sxm-80gb", 128, "fp8"],
        ["meta-llama/Llama-3.1-8B-Instruct", "l4-24gb", 16, "fp8"],
        ["openai/gpt-oss-120b", "h100-sxm-80gb", 64, ""],
        ["Qwen/Qwen3-32B", "h100-sxm-80gb", 1, "fp8"],
        ["Qwen/Qwen3-32B", "h100-sxm-80gb", 64, "fp8"],
      ] as const;
      const rows = cases.map(([model, gpu, users, weights]) => {
        const asked = serve(
          `model=${model}&weights=${weights}&gpu=${gpu}&users=${users}&in=1024&out=512`,
        );
        const watts = catalog.gpus.find(({ id }) => id === gpu)?.power_watts ?? 0;
        const perToken = (watts * PUE) / (asked.report.speed?.output_tokens_per_second ?? 1);
        return {
          asked,
          label: `${name(model)}, ${name(gpu)}, ${n.whole(users)}`,
          watts,
          joules: perToken,
        };
      });
      const [busy, lone] = [nth(rows, 1), nth(rows, 4)];
      return {
        short: t(
          `At most <b>${n.figure(busy.joules)} joules for an 8B on a busy H100, ${n.figure(lone.joules)} for a 32B with a single user</b>. A kilowatt hour is 3.6 million joules: ${n.amount(3.6e6 / busy.joules)} tokens of the first.`,
          `最多：<b>满载 H100 上的 8B 约 ${n.figure(busy.joules)} 焦耳，单用户的 32B 约 ${n.figure(lone.joules)} 焦耳</b>。一度电是 360 万焦耳，够前者生成 ${n.amount(3.6e6 / busy.joules)} 词元。`,
        ),
        parts: [
          grid(
            t(
              `Board power × PUE ${n.figure(PUE)} over the tokens written, 1K in and 512 out`,
              `整卡功耗 × PUE ${n.figure(PUE)} ÷ 输出词元，输入 1K、输出 512`,
            ),
            [
              t("Model, card, users", "模型、卡、用户"),
              t("Board power", "整卡功耗"),
              t("Tokens/s in all", "总词元/秒"),
              t("Joules a token, at most", "焦耳/词元，上限"),
              t("kWh a million tokens", "度/百万词元"),
            ],
            rows.map(({ asked, label, watts, joules }) => [
              link(asked, label),
              `${n.whole(watts)} W`,
              n.figure(asked.report.speed?.output_tokens_per_second ?? 0),
              n.figure(joules),
              n.figure(joules / 3.6),
            ]),
          ),
          p(
            t(
              "Bounds, not measurements: while a card writes for one user it draws well under its board power, because it waits for memory. What the rest of the server draws is not in it, what cooling takes is (the PUE).",
              "这是上限，不是实测：单用户吐字时卡在等显存，实际功耗明显低于标称。PUE 已含制冷，整机其余部件未计。",
            ),
          ),
          p(
            t(
              "Batching is the largest saving there is: the weights are read once for all users of a step. Next come smaller formats; a newer card comes third.",
              "最省电的办法是凑批：每步权重只读一遍供所有人用；其次是更小的量化格式；换新卡排第三。",
            ),
          ),
        ],
        open: nth(rows, 1).asked,
      };
    },
  },
  {
    slug: "tokens-per-dollar",
    title: ["Which GPU gives the most tokens per dollar?", "哪张卡每块钱产出的词元最多？"],
    write: ({ t, p, n, table, serve, serving: c, name }) => {
      const ids = [
        "rtx-3090-24gb",
        "rtx-4090-24gb",
        "rtx-5090-32gb",
        "l4-24gb",
        "l40s-48gb",
        "a10-24gb",
        "a100-sxm-80gb",
        "h100-sxm-80gb",
        "h200-sxm-141gb",
        "b200-sxm-180gb",
        "mi300x-192gb",
      ];
      const rows = ids
        .map(
          (gpu) =>
            [
              name(gpu),
              serve(
                `model=meta-llama/Llama-3.1-8B-Instruct&weights=${/3090|a10|a100/.test(gpu) ? "int8" : "fp8"}&gpu=${gpu}&engine=${gpu.startsWith("mi") ? "vllm-rocm" : "vllm"}&users=32&in=1024&out=512`,
              ),
            ] as const,
        )
        .filter(([, { report }]) => report.cost && report.speed)
        .map(([label, asked]) => ({
          label,
          asked,
          perUnit: 1e6 / (asked.report.cost?.usd_per_million_output_tokens ?? 1),
        }))
        .sort((a, b) => b.perUnit - a.perUnit);
      const unit = t("dollar", "元");
      const shown = (perUsd: number) => n.amount(perUsd / n.perDollar);
      return {
        short: t(
          `For an 8B with 32 users: <b>${nth(rows, 0).label}, ${shown(nth(rows, 0).perUnit)} tokens a ${unit}</b>; then ${nth(rows, 1).label} and ${nth(rows, 2).label}. The dearest of the list by this measure is ${nth(rows, -1).label} with ${shown(nth(rows, -1).perUnit)}.`,
          `8B、32 用户：<b>${nth(rows, 0).label} 每${unit} ${shown(nth(rows, 0).perUnit)} 词元</b>居首，其次 ${nth(rows, 1).label}、${nth(rows, 2).label}；表中最不划算的是 ${nth(rows, -1).label}，${shown(nth(rows, -1).perUnit)}。`,
        ),
        parts: [
          table(
            t(
              "Llama 3.1 8B in 8 bits, 32 users, 1K tokens in and 512 out; cheapest dated offer on demand",
              "Llama 3.1 8B 8 比特，32 用户，输入 1K、输出 512；最低按需报价",
            ),
            t("Card", "卡"),
            rows.map(({ label, asked }) => [label, asked] as const),
            [
              [
                t("Tokens a dollar", "词元/元"),
                ({ cost }) => (cost ? shown(1e6 / cost.usd_per_million_output_tokens) : "–"),
              ],
              c.total,
              c.speed,
              c.hourly,
              c.dated,
            ],
          ),
          p(
            t(
              "Small cards win where a small model fits and each user may wait; large ones where many share the reading of a large model. With 256 users or with a 70B the order is another one: change it in the calculator.",
              "小模型、单用户速度要求不高时小卡胜出；大模型、多用户分摊读权重时大卡胜出。换成 256 用户或 70B，次序就变了，可在计算器里改。",
            ),
          ),
          p(
            t(
              "The price of one card at one provider on one day decides such a list. Enter your own quote before you order.",
              "这种排名取决于某一天某一家的报价，下单前请填上自己拿到的价格。",
            ),
          ),
        ],
        open: nth(rows, 0).asked,
      };
    },
  },
];
