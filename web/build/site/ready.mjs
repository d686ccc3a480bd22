import { register } from "node:module";

// Style sheets that the page's parts bring along are nothing here.
const noStyles = `export const load = (url, context, next) =>
  url.endsWith(".css") ? { format: "module", source: "", shortCircuit: true } : next(url, context);`;
register(`data:text/javascript,${encodeURIComponent(noStyles)}`);
const { readyAnswer, readyNotice } = await import("../../answers/ready.ts");

/**
 * Vite plugin: what a page shows before it runs stands in it in both languages, in index.html with the opening answer
 * as `core` computes it; /opening.js chooses.
 */
export const readyAnswers = (core) => ({
  name: "ready-answers",
  transformIndexHtml: {
    order: "post",
    async handler(html, { path }) {
      const answers = path.endsWith("index.html");
      const ready = await Promise.all(
        ["en", "zh"].map((language) =>
          answers ? readyAnswer(core, language) : readyNotice(language),
        ),
      );
      return {
        html: html
          .replace('<div id="page"></div>', () => `<div id="page">${ready.join("\n")}</div>`)
          .replace(/<noscript>.*?<\/noscript>/s, ""),
        tags: [{ tag: "script", attrs: { src: "./opening.js" }, injectTo: "head-prepend" }],
      };
    },
  },
});
