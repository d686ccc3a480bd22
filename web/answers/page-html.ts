import type { Language } from "../src/i18n/index.ts";
import { publishedRate } from "../src/format/money.ts";
import { groups } from "./pages/index.ts";
import type { AnswerPage, Writer } from "./writer.ts";

/** What a page's head says to others, of which the full addresses are left out where the site's is not known. */
export interface Head {
  readonly language: Language;
  readonly locale: string;
  readonly title: string;
  readonly description: string;
  /** Path from the root of the site, by language. */
  readonly path: (language: Language) => string;
  /** From the page to that root. */
  readonly up: string;
  readonly address: string | undefined;
  readonly data?: object;
}

const answerPath =
  (file: string) =>
  (language: Language): string =>
    `answers/${language}/${file}`;

/** From a folder of answers to the root of the site. */
const UP = "../../";

const plain = (html: string): string => html.replace(/<[^>]+>/g, "").replaceAll("&amp;", "&");
const attribute = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
export const other = (language: Language): Language => (language === "en" ? "zh" : "en");

/** The beginning of a page that needs no script. */
export function pageHead(of: Head): string {
  const { language, locale, title, description, path, up, address, data } = of;
  const at = (which: Language) => `${address ?? ""}${path(which)}`;
  const links = address
    ? `<link rel="canonical" href="${at(language)}">
<link rel="alternate" hreflang="en" href="${at("en")}"><link rel="alternate" hreflang="zh" href="${at("zh")}">
<link rel="alternate" hreflang="x-default" href="${at("en")}">
<meta property="og:url" content="${at(language)}"><meta property="og:image" content="${address}preview-${language}.png">
<meta name="twitter:card" content="summary_large_image">`
    : "";
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${attribute(title)} · WhichGPU</title>
<meta name="description" content="${attribute(description)}">
<meta property="og:type" content="article"><meta property="og:site_name" content="WhichGPU">
<meta property="og:title" content="${attribute(title)}"><meta property="og:description" content="${attribute(description)}">
<meta property="og:locale" content="${locale.replace("-", "_")}">
${links}
<script src="${up}theme.js"></script><link rel="icon" href="${up}icon.svg"><link rel="stylesheet" href="${up}pages.css">
${data ? `<script type="application/ld+json">${JSON.stringify(data).replaceAll("<", "\\u003c")}</script>` : ""}</head>`;
}

/** The question and its answer, in the terms of schema.org. */
const questionData = (title: string, answer: string, locale: string) => ({
  "@context": "https://schema.org",
  "@type": "FAQPage",
  inLanguage: locale,
  mainEntity: [
    { "@type": "Question", name: title, acceptedAnswer: { "@type": "Answer", text: answer } },
  ],
});

const titleOf = ({ title: [en, zh] }: AnswerPage, language: Language): string =>
  language === "en" ? en : zh;

function bar({ language, t }: Writer, file: string): string {
  const there = other(language);
  return `<header><nav><a href="../../?lang=${language}">WhichGPU</a> · <a href="./">${t("All questions", "全部问题")}</a></nav>
<a href="../${there}/${file}" lang="${there}" hreflang="${there}">${there === "en" ? "English" : "中文"}</a></header>`;
}

function foot({ t, n, core }: Writer): string {
  const { version } = core.catalog();
  const rate = t(
    "",
    `人民币按 1 美元 = ${n.figure(publishedRate.per_usd)} 元（${publishedRate.as_of} 中间价）折算。`,
  );
  return `<footer><p>${t(
    `Computed by WhichGPU ${version} when this page was built. Ranges in parentheses are where eight of ten measurements would lie; prices are dated offers. GB are 10⁹ bytes, K tokens 1,024.`,
    `由 WhichGPU ${version} 在生成本页时算出。括号内是区间，预计八成实测落在其中；价格是带日期的报价。${rate}GB 指 10⁹ 字节，K 词元指 1024。`,
  )} <a href="${UP}licenses.html">${t("Licenses", "许可")}</a></p></footer>`;
}

/** One question's page as HTML; `others`: questions to read next. */
export function questionPage(
  page: AnswerPage,
  others: readonly AnswerPage[],
  writer: Writer,
  address: string | undefined,
): string {
  const { language, words, t } = writer;
  const title = titleOf(page, language);
  const { short, parts, open } = page.write(writer);
  const description = plain(short);
  const file = `${page.slug}.html`;
  const data = questionData(title, description, words.locale);
  const next = others.map(
    (one) => `<li><a href="${one.slug}.html">${titleOf(one, language)}</a></li>`,
  );
  return `${pageHead({ language, locale: words.locale, title, description, path: answerPath(file), up: UP, address, data })}
<body>${bar(writer, file)}<main><h1>${title}</h1><p class="short">${short}</p>
${parts.join("\n")}
<p>${writer.link(open, t("Open this in the calculator and change it", "在计算器里打开并修改")).replace("<a ", '<a class="open" ')}</p>
<h2>${t("Asked as well", "相关问题")}</h2><ul>${next.join("")}</ul></main>${foot(writer)}</body></html>
`;
}

/** The list of all questions as HTML. */
export function listPage(writer: Writer, address: string | undefined): string {
  const { language, words, t } = writer;
  const title = t("Questions about GPUs, answered with figures", "关于 GPU 的常见问题，用数字回答");
  const description = t(
    "Memory, speed and cost of language models, training, pictures and numerical codes on GPUs, computed with the working shown.",
    "大模型推理、训练、文生图和科学计算在 GPU 上的显存、速度与成本，算法和出处都可查。",
  );
  const lists = groups.map(([en, zh, pages]) => {
    const items = pages.map(
      (page) => `<li><a href="${page.slug}.html">${titleOf(page, language)}</a></li>`,
    );
    return `<h2>${t(en, zh)}</h2><ul>${items.join("")}</ul>`;
  });
  return `${pageHead({ language, locale: words.locale, title, description, path: answerPath(""), up: UP, address })}
<body>${bar(writer, "")}<main><h1>${title}</h1>${lists.join("\n")}</main>${foot(writer)}</body></html>
`;
}
