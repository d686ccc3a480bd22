import type { Language } from "../src/i18n/index.ts";
import { other, pageHead } from "../answers/page-html.ts";
import type { Writer } from "../answers/writer.ts";
import { glossarySection } from "./sections/glossary.ts";
import {
  encoderSection,
  hpcSection,
  imageSection,
  priceSection,
  reinforcementSection,
  trainingSection,
} from "./sections/others.ts";
import { latencySection, memorySection, stepSection } from "./sections/serving.ts";
import { rangeSection, sourceSection } from "./sections/trust.ts";

/** Where the page lies in the site. */
export const methodPath = (language: Language): string =>
  language === "en" ? "method.html" : "method-zh.html";

const sections = [
  memorySection,
  stepSection,
  latencySection,
  trainingSection,
  reinforcementSection,
  imageSection,
  encoderSection,
  hpcSection,
  priceSection,
  rangeSection,
  glossarySection,
  sourceSection,
];

/** The headings as links, from the HTML that has them. */
const contents = (html: string): string =>
  [...html.matchAll(/<h2 id="(\w+)">(.*?)<\/h2>/g)]
    .map(([, id, name]) => `<li><a href="#${id ?? ""}">${name ?? ""}</a></li>`)
    .join("");

/** What is modelled and what is not, with the formulas, as HTML. */
export function methodPage(writer: Writer, address: string | undefined): string {
  const { language, words, t, core } = writer;
  const there = other(language);
  const title = t("Method: what is calculated, and what is not", "方法：算了什么，没算什么");
  const description = t(
    "The formulas behind WhichGPU: memory, decode and prefill, arrivals, training, images, prices, and what a range promises.",
    "WhichGPU 用到的公式：显存、解码与预填充、请求到达、训练、文生图、价格，以及区间的含义。",
  );
  const body = sections.map((section) => section(writer)).join("\n");
  return `${pageHead({ language, locale: words.locale, title, description, path: methodPath, up: "./", address })}
<body><header><nav><a href="./?lang=${language}">WhichGPU</a> · <a href="./accuracy.html?lang=${language}">${t("How accurate is this?", "估得准不准？")}</a></nav>
<a href="./${methodPath(there)}" lang="${there}" hreflang="${there}">${there === "en" ? "English" : "中文"}</a></header>
<main><h1>${title}</h1><p class="short">${t(
    "Memory is counted from the shape of a model. Speed is a roofline model with overheads, whose few constants are fitted to published measurements. Prices are dated offers. Nothing is looked up in a table of benchmarks, so that any model, card and load can be asked for; and so every speed carries a range.",
    "显存由模型结构直接数出；速度是带开销项的 Roofline 模型，少量常数由公开实测拟合；价格是带日期的报价。没有一项是查跑分表得来的，所以任意模型、显卡和负载都可以问，也正因如此，每个速度都带区间。",
  )}</p>
<ul class="contents">${contents(body)}</ul>
${body}</main><footer><p>WhichGPU ${core.catalog().version} · <a href="licenses.html">${t("Licenses", "许可")}</a></p></footer></body></html>
`;
}
