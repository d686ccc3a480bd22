import type { PlanReport, WhichGpu } from "whichgpu";
import { languages, loadAnswers, type Language } from "../src/i18n/index.ts";
import { createVoice } from "../src/i18n/voice.ts";
import { emptyBook, moneyOf } from "../src/state/price-book.ts";
import { planCard } from "../src/questions/plan/card.ts";
import { questionFromQuery } from "../src/state/url.ts";
import { buildRequest } from "../src/state/request.ts";
import { escaped } from "./writer.ts";

interface ReadyWords {
  readonly loading: string;
  readonly failed: string;
  readonly why: string;
  readonly retry: string;
  readonly offline: string;
  readonly questions: string;
  readonly script: string;
}

const said: Readonly<Record<Language, ReadyWords>> = {
  en: {
    loading: "Loading the calculator …",
    failed: "The calculator could not be loaded",
    why: "The connection broke, or WebAssembly is forbidden here. Your question stays in the address.",
    retry: "Try again",
    offline: "Download the offline file",
    questions: "Fifty questions, answered",
    script: "The calculator needs JavaScript. Answers that do without:",
  },
  zh: {
    loading: "正在载入计算器……",
    failed: "计算模块没能载入",
    why: "网络中断，或者安全策略禁止 WebAssembly。你填的内容都在网址里。",
    retry: "重试",
    offline: "下载离线版",
    questions: "五十个常见问题",
    script: "计算器需要 JavaScript。不需要它的答案：",
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
  const voice = createVoice(words, core.catalog(), moneyOf(emptyBook, language));
  const { verdict, badge, main, quiet } = planCard.headline(planAt(core, ""), voice);
  const answer = `<div class="card ready-verdict" data-verdict="${verdict}"><p class="badge" data-verdict="${verdict}"><span aria-hidden="true">✓</span> ${escaped(badge)}</p>
<p class="ready-sentence">${escaped(main)}<em>${escaped(quiet)}</em></p></div>`;
  return frame(language, words.locale, answer);
}

/** The same for a page without an opening question. */
export async function readyNotice(language: Language): Promise<string> {
  const { locale } = await languages[language].load();
  return frame(language, locale, "");
}

function frame(language: Language, locale: string, answer: string): string {
  const own = said[language];
  const questions = `<a class="link" href="./answers/${language}/">${own.questions}</a>`;
  return `<div class="ready" lang="${locale}">
<header class="top"><h1>Which<span>GPU</span></h1></header>
<div class="ready-bars"></div>
<main class="layout"><div class="card ready-inputs"></div><div class="answer">
<div class="card ready-failed" data-verdict="does_not_fit" role="alert"><h2>${own.failed}</h2><p>${own.why} <code></code></p>
<p class="ready-links"><a class="chip ready-retry" href="">${own.retry}</a> <a class="link" href="./whichgpu.html" download>${own.offline}</a> ${questions}</p></div>
${answer}<p class="ready-loading">${own.loading}</p>
<p class="card panel ready-script">${own.script} ${questions}</p>
</div></main></div>`;
}
