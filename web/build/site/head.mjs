/** What each page says of itself to search engines and to those who show a preview of it. */
const pages = {
  "index.html": {
    path: "",
    title: "WhichGPU",
    description: "Pick a GPU and a model: does it fit, how fast does it run, what does it cost?",
    languages: ["en", "zh"],
  },
  "claims.html": {
    path: "claims.html",
    title: "WhichGPU: what two articles say, checked",
    description: "What two articles say about these GPUs, checked with figures computed when the page opens",
    languages: ["en", "zh"],
  },
  "accuracy.html": {
    path: "accuracy.html",
    title: "WhichGPU: how accurate is this?",
    description: "Every published measurement beside the estimate of it, worked out when the page opens, worst first",
    languages: ["en", "zh"],
  },
};

const tag = (name, attrs, children) => ({ tag: name, attrs, children, injectTo: "head" });
const property = (name, content) => tag("meta", { property: name, content });
const link = (rel, href, more) => tag("link", { rel, href, ...more });

/** Tags that need the full address of the site. */
function addressed({ path, languages }, address) {
  const page = address + path;
  return [
    link("canonical", page),
    ...languages.map((hreflang) => link("alternate", `${page}?lang=${hreflang}`, { hreflang })),
    link("alternate", page, { hreflang: "x-default" }),
    property("og:url", page),
    property("og:image", `${address}preview-en.png`),
    property("og:image:width", "1200"),
    property("og:image:height", "630"),
    tag("meta", { name: "twitter:card", content: "summary_large_image" }),
    link("alternate", `${address}oembed.json`, { type: "application/json+oembed", title: "WhichGPU" }),
  ];
}

/** A link to the pages that answer one question each, for who reads the page without its script. */
const questions = (language, text) => ({
  ...link("help", `./answers/${language}/`, { hreflang: language, title: text }),
});

/** The script that fetches the owner's price list, before the page's own: it hears then that the page has started. */
const feed = (offers) => ({
  ...tag("script", { type: "module", src: "./feed.js", "data-offers": offers }),
  injectTo: "head-prepend",
});

/** The site in the terms of schema.org. */
const application = (address) => ({
  "@context": "https://schema.org",
  "@type": "WebApplication",
  name: "WhichGPU",
  description: pages["index.html"].description,
  applicationCategory: "DeveloperApplication",
  operatingSystem: "Any",
  browserRequirements: "JavaScript, WebAssembly",
  isAccessibleForFree: true,
  inLanguage: ["en", "zh"],
  license: "https://www.apache.org/licenses/LICENSE-2.0",
  offers: { "@type": "Offer", price: 0, priceCurrency: "USD" },
  ...(address && { url: address, image: `${address}preview-en.png` }),
});

/**
 * Vite plugin: icons, the manifest and what others read of a page go into its head; `address` and `offers`, where the owner's price list lies, may be undefined.
 */
export const siteHead = (address, offers) => ({
  name: "site-head",
  transformIndexHtml: {
    order: "post",
    handler(_html, { path }) {
      const page = pages[path.split("/").at(-1)];
      if (!page) throw new Error(`web/build/site/head.mjs knows no page ${path}`);
      return [
        link("manifest", "./manifest.webmanifest"),
        link("apple-touch-icon", "./apple-touch-icon.png"),
        tag("meta", { name: "theme-color", content: "#0b6b4f" }),
        property("og:type", "website"),
        property("og:site_name", "WhichGPU"),
        property("og:title", page.title),
        property("og:description", page.description),
        property("og:locale", "en_US"),
        property("og:locale:alternate", "zh_CN"),
        ...(address ? addressed(page, address) : []),
        ...(page.path === ""
          ? [
              questions("en", "Questions answered"),
              questions("zh", "常见问题"),
              ...(offers ? [feed(offers)] : []),
              tag("script", { type: "application/ld+json" }, JSON.stringify(application(address))),
            ]
          : []),
      ];
    },
  },
});

/** The addresses of these pages, for the sitemap. */
export const pagePaths = Object.values(pages).map(({ path }) => path);
