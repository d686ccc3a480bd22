import type { PlanReport, WhichGpu } from "whichgpu";
import { numberFormats } from "../src/format/numbers.ts";
import { languages, loadAnswers, type Language } from "../src/i18n/index.ts";
import { createVoice } from "../src/i18n/voice.ts";
import { planCard } from "../src/questions/plan/card.ts";
import { questionFromQuery, queryOf } from "../src/state/url.ts";
import { buildRequest } from "../src/state/request.ts";
import { escaped } from "./writer.ts";

/** Models of the table for who has no calculator: small to large. */
const tabled = [
  "meta-llama/Llama-3.1-8B-Instruct",
  "Qwen/Qwen3-32B",
  "meta-llama/Llama-3.1-70B-Instruct",
  "openai/gpt-oss-120b",
  "Qwen/Qwen3-235B-A22B",
  "deepseek-ai/DeepSeek-R1",
];

interface ReadyWords {
  readonly loading: string;
  readonly failed: string;
  readonly why: string;
  readonly retry: string;
  readonly offline: string;
  readonly questions: string;
  readonly script: string;
  readonly table: string;
  readonly heads: readonly [model: string, cards: string, price: string, speed: string];
}

const said: Readonly<Record<Language, ReadyWords>> = {
  en: {
    loading: "Loading the calculator …",
    failed: "The calculator could not be loaded",
    why: "The connection broke, or a policy of this browser or network forbids WebAssembly. What you asked stays in the address.",
    retry: "Try again",
    offline: "Download the offline file",
    questions: "Fifty questions, answered",
    script:
      "The calculator runs in your browser and needs JavaScript. These answers were computed when the page was built.",
    table: "What serves 16 users of 8K tokens for the least money, rented",
    heads: ["Model", "Cards", "an hour", "tokens/s each"],
  },
  zh: {
    loading: "正在载入计算器……",
    failed: "计算模块没能载入",
    why: "网络中断，或者浏览器、网络的安全策略禁止 WebAssembly。你填的内容都在网址里。",
    retry: "重试",
    offline: "下载离线版",
    questions: "五十个常见问题",
    script: "计算器在浏览器里运行，需要 JavaScript。下面的结果是生成本页时算好的。",
    table: "16 人同时用、每人 8K 上下文，租卡最便宜的方案",
    heads: ["模型", "显卡", "每小时", "每人 token/s"],
  },
};

const requestAt = (query: string): object => {
  const built = buildRequest(questionFromQuery(query));
  if (!("request" in built)) throw new Error(`${query} asks nothing.`);
  return built.request;
};

const planAt = (core: WhichGpu, query: string): PlanReport => {
  const report = core.plan(requestAt(query) as Parameters<WhichGpu["plan"]>[0]);
  if ("error" in report) throw new Error(`${query}: ${report.error.message}`);
  return report;
};

/** What stands in the calculator's page before it runs: the answer to the opening question, and what is shown without. */
export async function readyAnswer(core: WhichGpu, language: Language): Promise<string> {
  const words = await loadAnswers(language);
  const voice = createVoice(words, core.catalog());
  const { verdict, badge, main, quiet } = planCard.headline(planAt(core, ""), voice);
  const answer = `<div class="card ready-verdict" data-verdict="${verdict}"><p class="badge" data-verdict="${verdict}"><span aria-hidden="true">✓</span> ${escaped(badge)}</p>
<p class="ready-sentence">${escaped(main)}<em>${escaped(quiet)}</em></p></div>`;
  return frame(language, words.locale, answer, tableOf(core, language, words.locale));
}

/** The same for a page without an opening question. */
export async function readyNotice(language: Language): Promise<string> {
  const { locale } = await languages[language].load();
  return frame(language, locale, "", "");
}

function frame(language: Language, locale: string, answer: string, table: string): string {
  const own = said[language];
  const questions = `<a href="./answers/${language}/">${own.questions}</a>`;
  return `<div class="ready" data-language="${language}" lang="${locale}">
<header class="top"><h1>Which<span>GPU</span></h1></header>
<div class="ready-bars"></div>
<main class="layout"><div class="card ready-inputs"></div><div class="answer">
<div class="card ready-failed" data-verdict="does_not_fit" role="alert"><h2>${own.failed}</h2><p>${own.why} <code></code></p>
<p class="ready-links"><a class="ready-retry" href="">${own.retry}</a> <a href="./whichgpu.html" download>${own.offline}</a> ${questions}</p></div>
${answer}<p class="ready-loading">${own.loading}</p>
<div class="card panel ready-table"><p class="ready-script">${own.script} ${questions}</p>${table}</div>
</div></main></div>`;
}

function tableOf(core: WhichGpu, language: Language, locale: string): string {
  const numbers = numberFormats(locale);
  const { table, heads } = said[language];
  const rows = tabled.map((model) => {
    const query = `?task=plan&model=${model}`;
    const [first] = planAt(core, query).plans;
    if (!first) throw new Error(`Nothing serves ${model}.`);
    const { configuration: now, cost, speed } = first.estimate;
    const cells = [
      `${now.gpu_count} × ${now.gpu.name}`,
      numbers.price(cost?.usd_per_hour ?? 0),
      numbers.figure(speed?.tokens_per_second_per_user ?? 0),
    ];
    const address = queryOf(questionFromQuery(query), language).replaceAll("&", "&amp;");
    return `<tr><th scope="row"><a href="${address}">${escaped(now.model.name)}</a></th>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>`;
  });
  return `<table><caption>${table}</caption><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
}
