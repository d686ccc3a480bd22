import { basename } from "node:path";

/** The module with which each page starts; a page without one has a worker that does. */
const cores = { "index.html": "first", "claims.html": "core" };

/**
 * Vite plugin: the page asks for the core beside its scripts, rather than after them. Its style sheets are asked for
 * without CORS, so that they still hold in a page that a visitor saved.
 */
export const flatLoading = () => ({
  name: "flat-loading",
  transformIndexHtml: {
    order: "post",
    handler(html, { bundle, filename }) {
      const name = cores[basename(filename)];
      const core = Object.keys(bundle).find((file) => basename(file).startsWith(`${name}-`));
      const attrs = {
        rel: "preload",
        as: "fetch",
        type: "application/wasm",
        href: `./${core}`,
        crossorigin: true,
      };
      return {
        html: html.replaceAll('<link rel="stylesheet" crossorigin', '<link rel="stylesheet"'),
        tags: name ? [{ tag: "link", attrs, injectTo: "head" }] : [],
      };
    },
  },
});
