import type { Arguments } from "../arguments.ts";
import { n, s } from "./arguments.ts";
import type { PlanWords } from "../en/plan-notes.ts";

const cards = (a: Arguments): string => `${n(a.gpu_count)}× ${s(a.gpu)}`;
const usd = (shown: unknown): string => `每小时 ${s(shown)}`;
const total = s;
const hours = (value: unknown): string => `${n(value, Number(value) < 10 ? 1 : 0)} 小时`;
const gigabytes = (bytes: unknown): string => `${n(Number(bytes) / 1e9, 1)} GB`;

/** 价格与最便宜的相比。 */
const times = (factor: unknown, price: string): string =>
  n(factor, 2) === "1" ? `与${price}差不多` : `是${price}的 ${n(factor, 2)} 倍`;

/** 与最便宜的方案相比；它自己就是时不说。 */
const against = (a: Arguments): string =>
  Number(a.dearer) !== 1 || Number(a.faster) !== 1
    ? `：速度是最便宜方案的 ${n(a.faster, 2)} 倍，价格${times(a.dearer, "它")}`
    : "";

/** 方案理由的中文说法。 */
export const planWordsZh: PlanWords = {
  plan_cheapest: (a) => `没有更便宜的了；其次是 ${cards(a)}，${usd(a.usd_per_hour)}。`,
  plan_only_card: () => "别的卡都满足不了。",
  plan_balanced: (a) => `性价比最高${against(a)}。`,
  plan_fastest: (a) => `单请求延迟最低（相差 10% 以内取便宜者）${against(a)}。`,
  plan_runner_up: (a) =>
    `同样标准下第二好的是 ${cards(a)}，比首选差 ${n((Number(a.behind) - 1) * 100)}%。`,
  plan_safest: (a) =>
    `精度与发布时一致，显存有余量，即使取估计区间的悲观端（约 10% 概率）也满足限制${Number(a.dearer) > 1 ? `；价格${times(a.dearer, "最便宜方案")}` : ""}。`,
  plan_run_cheapest: (a) =>
    `没有哪个训练方案便宜 ${n(a.percent)}% 以上；其次是 ${cards(a)}，共 ${total(a.usd_total)}。`,
  plan_run_fewest: (a) =>
    `价格相差不到 ${n(a.percent)}% 的方案里张数最少；${cards(a)} 也行，共 ${total(a.usd_total)}。`,
  plan_run_fastest: (a) => `最早完成（相差 10% 以内取便宜者）${against(a)}。`,
  plan_run_safest: (a) =>
    `显存有余量，内核有实测，即使取估计区间的悲观端（约 10% 概率）也能按时完成${Number(a.dearer) > 1 ? `；价格${times(a.dearer, "最便宜方案")}` : ""}。`,
  plan_run_bound_by_memory: (a) =>
    `只用 ${n(a.gpu_count)} 张这种卡，每张显存差 ${gigabytes(a.bytes)}。`,
  plan_run_bound_by_deadline: (a) =>
    `只用 ${n(a.gpu_count)} 张这种卡要 ${hours(a.hours)}，来不及。`,
  plan_run_free: (a) =>
    `只用 ${n(a.gpu_count)} 张这种卡也行：${hours(a.hours)}，共 ${total(a.usd_total)}。`,
  plan_replicas: (a) => `${n(a.replicas)} 个独立副本：能多服务用户，但单个用户不会更快。`,
  plan_narrow_weights: (a) => `权重用 ${s(a.weights)}，低于发布精度，请用自己的问题检查质量。`,
  plan_cache_is_e5m2: (a) =>
    `在 ${s(a.gpu)} 上，${s(a.engine)} 的 FP8 缓存只能用 E5M2，舍入比 E4M3 更粗。`,
  plan_narrow_kv_cache: (a) => `KV 缓存用 ${s(a.kv_cache)}，低于发布精度。`,
  plan_bound_by_memory: (a) => `最多同时 ${n(a.concurrency)} 个用户，再多显存就满了。`,
  plan_bound_by_engine: (a) => `最多同时 ${n(a.concurrency)} 个用户，再多就要按引擎的上限排队。`,
  plan_bound_by_ttft: (a) => `最多 ${n(a.concurrency)} 个用户，再多首 token 就会超时。`,
  plan_bound_by_tpot: (a) => `最多 ${n(a.concurrency)} 个用户，再多每个 token 就会超时。`,
  rejected_short_of_memory: (a) => `${n(a.gpu_count)} 张：每张显存差 ${gigabytes(a.bytes)}。`,
  rejected_engine_limit: (a) => `${n(a.gpu_count)} 张：请求数超过引擎能同时跑的上限。`,
  rejected_saturated: (a) => `${n(a.gpu_count)} 张跟不上：请求来得比答得快。`,
  rejected_ttft: (a) =>
    `${n(a.gpu_count)} 张：首 token 延迟至少 ${n(a.ms)} 毫秒，要求不超过 ${n(a.limit_ms)} 毫秒。`,
  rejected_tpot: (a) =>
    `${n(a.gpu_count)} 张：每 token 延迟至少 ${n(a.ms, 1)} 毫秒，要求不超过 ${n(a.limit_ms, 1)} 毫秒。`,
  rejected_dearer: (a) =>
    `${n(a.gpu_count)} 张可以，${usd(a.usd_per_hour)}，${times(a.times, "最便宜方案")}。`,
  rejected_slower: (a) =>
    `${n(a.gpu_count)} 张可以，${usd(a.usd_per_hour)}，价格不高，但速度或精度不如最便宜的。`,
  rejected_over_budget: (a) =>
    `${n(a.gpu_count)} 张可以，${usd(a.usd_per_hour)}，预算只够${usd(a.budget_usd_per_hour)}。`,
  rejected_too_late: (a) =>
    `${n(a.gpu_count)} 张要跑 ${hours(a.hours)}，限定 ${hours(a.deadline_hours)}。`,
  rejected_run_dearer: (a) =>
    `${n(a.gpu_count)} 张可以，共 ${total(a.usd_total)}，${times(a.times, "最便宜方案")}。`,
  rejected_run_slower: (a) =>
    `${n(a.gpu_count)} 张可以，共 ${total(a.usd_total)}，价格不高，但更慢。`,
  rejected_run_more_cards: (a) =>
    `${n(a.gpu_count)} 张可以，共 ${total(a.usd_total)}，同价，但用卡更多。`,
  rejected_run_over_budget: (a) =>
    `${n(a.gpu_count)} 张可以，共 ${total(a.usd_total)}，${usd(a.usd_per_hour)}，超出预算。`,
  rejected_no_price: () => "没有现行报价。",
  existing_late: (a) => `你的 ${cards(a)}：首 token 要 ${n(a.seconds)} 秒，比默认时限慢。`,
  existing_slow: (a) =>
    `你的 ${cards(a)}：每个用户每秒 ${n(a.tokens_per_second, 1)} 个 token，比默认时限慢。`,
  plan_by_price_alone: (a) =>
    `暂不估算 ${s(a.model)} 的速度：以下是按发布格式放得下的最便宜的卡，不保证跟得上负载。`,
  plan_default_tpot: (a) =>
    `没有写每个 token 的时限：按 ${n(a.ms)} 毫秒算，即每个用户每秒 ${n(a.tokens_per_second)} 个 token。`,
  plan_default_ttft: (a) => `没有写首 token 的时限：按 ${n(a.seconds)} 秒算。`,
  plan_no_usable_speed: (a) =>
    `在你允许的范围内，没有配置能用适合这么多用户的引擎做到每个用户每秒 ${n(a.tokens_per_second)} 个 token、首 token 不超过 ${n(a.seconds)} 秒。以下方案只遵守你写明的限制。`,
  plan_slow: (a) => `偏慢：每个用户每秒 ${n(a.tokens_per_second, 1)} 个 token。`,
  plan_late: (a) => `开头偏慢：首 token 要 ${n(a.seconds)} 秒。`,
  plan_few_users: (a) => `${s(a.engine)} 不适合这么多用户同时使用。`,
  plan_run_start_up: (a) =>
    `价格含机器启动的约 ${n(a.minutes)} 分钟；训练本身是 ${total(a.usd_total)}。`,
  plan_model_scaled: (a) =>
    `只给了规模：按同样大小的稠密模型算（由 ${s(a.from)} 缩放），混合专家模型会更快。`,
  plan_no_price: () => "你允许的卡都没有现行报价，填上你的价格才能比较。",
  plan_nothing_works: () => "目录里没有能满足需求的配置。",
  plan_nothing_affordable: (a) =>
    `最便宜的可行配置要${usd(a.usd_per_hour)}，预算是${usd(a.budget_usd_per_hour)}。`,
  plan_run_too_late: (a) =>
    `没有方案能按时完成：最快的 ${cards(a)} 要 ${hours(a.hours)}，限定 ${hours(a.deadline_hours)}。`,
  plan_run_fits_nowhere: (a) => `训练状态放不下：用 ${n(a.max_gpus)} 张目录里的任何卡都不行。`,
  plan_run_unaffordable: (a) =>
    `最便宜的可行训练共 ${total(a.usd_total)}，${usd(a.usd_per_hour)}，超出预算。`,
};
