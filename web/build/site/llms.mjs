import { groups } from "../../answers/pages/index.ts";

const line = (base, path, name, about) => `- [${name}](${base}${path})${about ? `: ${about}` : ""}`;

/**
 * The site for language models (https://llmstxt.org): what it is, what machines may read, and the pages that answer one
 * question each. Addresses are full ones where the build knows them.
 */
export function llmsText(address) {
  const base = address ?? "";
  const pages = (language, at) =>
    groups.flatMap(([, , group]) =>
      group.map(({ slug, title }) => line(base, `answers/${language}/${slug}.html`, title[at])),
    );
  return `# WhichGPU

> Pick a GPU and a model: does it fit, how fast does it run, what does it cost? A calculator of memory, speed and price for
> serving, fine-tuning and training models, for generating images and for numerical codes, that runs in the browser.

Figures come from dated, sourced data and a roofline model calibrated on published measurements; every speed has a range
and says whether its card and engine were among those measured. Each answer in the calculator has an address that opens it.
Agents ask it best by its tools: \`npx whichgpu mcp\` is a server of the Model Context Protocol.

## For programs

${[
  line(base, "SKILL.md", "Skill", "how an agent asks and quotes the calculator"),
  line(base, "openapi.json", "OpenAPI 3.1", "every request and answer, field by field"),
  line(base, "whichgpu.html", "whichgpu.html", "the calculator as one file that works without a network"),
].join("\n")}

## How it is calculated

${[
  line(base, "method.html", "Method", "what is modelled and what is not, with the formulas and their sources"),
  line(base, "accuracy.html", "How accurate is this?", "every published measurement beside its estimate"),
].join("\n")}

## Answers

${pages("en", 0).join("\n")}

## 中文

${line(base, "method-zh.html", "方法", "算了什么，没算什么，附公式与出处")}
${pages("zh", 1).join("\n")}
`;
}
