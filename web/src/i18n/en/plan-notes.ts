import type { PlanNoteId } from "whichgpu";
import type { Arguments, Sentence } from "../arguments.ts";
import { n, s } from "./arguments.ts";

const cards = (a: Arguments): string => `${n(a.gpu_count)}× ${s(a.gpu)}`;
const usd = (shown: unknown): string => `${s(shown)} an hour`;
const total = s;
const hours = (value: unknown): string =>
  `${n(value, Number(value) < 10 ? 1 : 0)} ${Number(value) === 1 ? "hour" : "hours"}`;
const gigabytes = (bytes: unknown): string => `${n(Number(bytes) / 1e9, 1)} GB`;
const users = (a: Arguments): string =>
  Number(a.concurrency) === 1 ? "one user" : `${n(a.concurrency, 0)} users`;

/** How a price stands to the cheapest one. */
const times = (factor: unknown, price: string): string =>
  n(factor, 2) === "1" ? "about the same price" : `${n(factor, 2)} times ${price}`;

/** Against the cheapest plan, unless this is it. */
const against = (a: Arguments): string =>
  Number(a.dearer) !== 1 || Number(a.faster) !== 1
    ? `: ${n(a.faster, 2)} times as fast as the cheapest plan for ${times(a.dearer, "its price")}`
    : "";

/** English sentences for the reasons of a plan, by the reason's id. */
export const planWordsEn = {
  plan_cheapest: (a: Arguments) =>
    `Nothing does it for less; the next card is ${cards(a)} at ${usd(a.usd_per_hour)}.`,
  plan_only_card: () => "No other card does it.",
  plan_balanced: (a: Arguments) => `The most speed for the money${against(a)}.`,
  plan_fastest: (a: Arguments) =>
    `Lowest latency of a request (ties within 10% go to the cheaper)${against(a)}.`,
  plan_runner_up: (a: Arguments) =>
    `The next best by that measure, ${cards(a)}, is ${n((Number(a.behind) - 1) * 100)}% behind.`,
  plan_safest: (a: Arguments) =>
    `Number formats as published, memory to spare, and limits kept even at the pessimistic end of the range (1 in 10)${Number(a.dearer) > 1 ? `; ${times(a.dearer, "the cheapest price")}` : ""}.`,
  plan_run_cheapest: (a: Arguments) =>
    `No run costs less by more than ${n(a.percent)}%; the next card is ${cards(a)} for ${total(a.usd_total)}.`,
  plan_run_fewest: (a: Arguments) =>
    `The fewest cards of all runs that cost the same to within ${n(a.percent)}%; ${cards(a)} would do it for ${total(a.usd_total)}.`,
  plan_run_fastest: (a: Arguments) =>
    `Finished soonest (ties within 10% go to the cheaper)${against(a)}.`,
  plan_run_safest: (a: Arguments) =>
    `Memory to spare, kernels that were measured, and in time even at the pessimistic end of the range (1 in 10)${Number(a.dearer) > 1 ? `; ${times(a.dearer, "the cheapest price")}` : ""}.`,
  plan_run_bound_by_memory: (a: Arguments) =>
    `${n(a.gpu_count)} of these cards are short of memory by ${gigabytes(a.bytes)} each.`,
  plan_run_bound_by_deadline: (a: Arguments) =>
    `${n(a.gpu_count)} of these cards take ${hours(a.hours)}, which is too late.`,
  plan_run_free: (a: Arguments) =>
    `${n(a.gpu_count)} of these cards do it too: ${hours(a.hours)} for ${total(a.usd_total)}.`,
  plan_replicas: (a: Arguments) =>
    `${n(a.replicas)} independent copies: they add up in users, not in speed for one user.`,
  plan_narrow_weights: (a: Arguments) =>
    `Weights in ${s(a.weights)}, narrower than published: check the quality on your own questions.`,
  plan_cache_is_e5m2: (a: Arguments) =>
    `On ${s(a.gpu)} ${s(a.engine)} keeps an FP8 cache as E5M2 only, which rounds more coarsely than E4M3.`,
  plan_narrow_kv_cache: (a: Arguments) => `KV cache in ${s(a.kv_cache)}, narrower than published.`,
  plan_bound_by_memory: (a: Arguments) => `Holds ${users(a)}; beyond that memory is full.`,
  plan_bound_by_engine: (a: Arguments) =>
    `Holds ${users(a)}; beyond that the engine's own limit on requests makes them wait.`,
  plan_bound_by_ttft: (a: Arguments) =>
    `Carries ${users(a)}; with more the first token comes later than allowed.`,
  plan_bound_by_tpot: (a: Arguments) =>
    `Carries ${users(a)}; with more each token takes longer than allowed.`,
  rejected_short_of_memory: (a: Arguments) =>
    `${n(a.gpu_count)}: short of memory by ${gigabytes(a.bytes)} each.`,
  rejected_engine_limit: (a: Arguments) =>
    `${n(a.gpu_count)}: more requests than the engine runs at once.`,
  rejected_saturated: (a: Arguments) =>
    `${n(a.gpu_count)} cannot keep up: requests arrive faster than they are answered.`,
  rejected_ttft: (a: Arguments) =>
    `${n(a.gpu_count)}: the first token takes ${n(a.ms)} ms at best, ${n(a.limit_ms)} are allowed.`,
  rejected_tpot: (a: Arguments) =>
    `${n(a.gpu_count)}: a token takes ${n(a.ms, 1)} ms at best, ${n(a.limit_ms, 1)} are allowed.`,
  rejected_dearer: (a: Arguments) =>
    `${n(a.gpu_count)} would do at ${usd(a.usd_per_hour)}, ${times(a.times, "the cheapest plan")}.`,
  rejected_slower: (a: Arguments) =>
    `${n(a.gpu_count)} would do at ${usd(a.usd_per_hour)}, no dearer than the cheapest plan but behind it in speed or number formats.`,
  rejected_over_budget: (a: Arguments) =>
    `${n(a.gpu_count)} would do at ${usd(a.usd_per_hour)}; the budget allows ${usd(a.budget_usd_per_hour)}.`,
  rejected_too_late: (a: Arguments) =>
    `${n(a.gpu_count)}: the run takes ${hours(a.hours)}, ${hours(a.deadline_hours)} are allowed.`,
  rejected_run_dearer: (a: Arguments) =>
    `${n(a.gpu_count)} would do it for ${total(a.usd_total)}, ${times(a.times, "the cheapest run")}.`,
  rejected_run_slower: (a: Arguments) =>
    `${n(a.gpu_count)} would do it for ${total(a.usd_total)}, no dearer than the cheapest run but slower.`,
  rejected_run_more_cards: (a: Arguments) =>
    `${n(a.gpu_count)} would do it for ${total(a.usd_total)}, as much as the cheapest run, which takes fewer cards.`,
  rejected_run_over_budget: (a: Arguments) =>
    `${n(a.gpu_count)} would do it for ${total(a.usd_total)} at ${usd(a.usd_per_hour)}: beyond the budget.`,
  rejected_no_price: () => "No current price is known.",
  existing_late: (a: Arguments) =>
    `Your ${cards(a)}: the first token takes ${n(a.seconds)} seconds, longer than plans allow where you name no limit.`,
  existing_slow: (a: Arguments) =>
    `Your ${cards(a)}: ${n(a.tokens_per_second, 1)} tokens a second for each user, slower than plans allow where you name no limit.`,
  plan_by_price_alone: (a: Arguments) =>
    `The speed of ${s(a.model)} is not estimated yet: these are the cheapest cards that hold it as published, whether or not they keep up.`,
  plan_default_tpot: (a: Arguments) =>
    `You named no time per token: plans keep ${n(a.ms)} ms, ${n(a.tokens_per_second)} tokens a second for each user.`,
  plan_default_ttft: (a: Arguments) =>
    `You named no time to the first token: plans keep ${n(a.seconds)} seconds.`,
  plan_no_usable_speed: (a: Arguments) =>
    `Nothing that you allow gives each user ${n(a.tokens_per_second)} tokens a second, the first within ${n(a.seconds)} seconds, on an engine meant for as many users. These plans keep only the limits that you named.`,
  plan_slow: (a: Arguments) => `Slow: ${n(a.tokens_per_second, 1)} tokens a second for each user.`,
  plan_late: (a: Arguments) => `Slow to start: the first token takes ${n(a.seconds)} seconds.`,
  plan_few_users: (a: Arguments) => `${s(a.engine)} is meant for fewer users at a time.`,
  plan_run_start_up: (a: Arguments) =>
    `The price includes some ${n(a.minutes)} minutes in which the machines start; the run itself is ${total(a.usd_total)}.`,
  plan_model_scaled: (a: Arguments) =>
    `Only a size was given: counted with a dense model of that size, scaled from ${s(a.from)}. A mixture of experts of the same size is faster.`,
  plan_no_price: () =>
    "No current price is known of the cards that you allow, and plans are weighed by price. Type yours, and they take part.",
  plan_nothing_works: () => "Nothing in the catalog meets this need at any price.",
  plan_nothing_affordable: (a: Arguments) =>
    `The cheapest that works costs ${usd(a.usd_per_hour)}; the budget is ${usd(a.budget_usd_per_hour)}.`,
  plan_run_too_late: (a: Arguments) =>
    `Nothing is done by then: the soonest, ${cards(a)}, takes ${hours(a.hours)}; ${hours(a.deadline_hours)} are allowed.`,
  plan_run_fits_nowhere: (a: Arguments) =>
    `The training state fits no card of the catalog, not even ${n(a.max_gpus)} of them.`,
  plan_run_unaffordable: (a: Arguments) =>
    `The cheapest run that works costs ${total(a.usd_total)} at ${usd(a.usd_per_hour)}: beyond the budget.`,
} satisfies Record<PlanNoteId, Sentence>;

/** The reasons that every dictionary must know. */
export type PlanWords = Record<PlanNoteId, Sentence>;
