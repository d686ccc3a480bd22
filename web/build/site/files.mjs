import { readdir, readFile, writeFile, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { headerSamples } from "./headers.mjs";
import { llmsText } from "./llms.mjs";
import { openApi } from "./openapi.mjs";
import { serviceWorker } from "./service-worker.mjs";

const manifest = {
  id: "./",
  name: "WhichGPU",
  short_name: "WhichGPU",
  description: "Pick a GPU and a model: does it fit, how fast does it run, what does it cost?",
  start_url: "./",
  scope: "./",
  display: "standalone",
  theme_color: "#0b6b4f",
  background_color: "#fbfbf9",
  icons: [
    { src: "icon.svg", sizes: "any", type: "image/svg+xml" },
    { src: "icon-192.png", sizes: "192x192", type: "image/png" },
    { src: "icon-512.png", sizes: "512x512", type: "image/png" },
    { src: "icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
  ],
};

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

const sitemap = (address, paths) => `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${paths.map((path) => `<url><loc>${escaped(address + path)}</loc></url>`).join("\n")}
</urlset>
`;

/** Shown at any address, so its own links are full ones where the build knows them. */
const notFound = (address) => {
  const base = address ? new URL(address).pathname : "./";
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="robots" content="noindex" />
    <title>WhichGPU: not found</title>
    <link rel="icon" href="${base}icon.svg" />
    <link rel="stylesheet" href="${base}pages.css" />
  </head>
  <body>
    <main>
      <h1>There is no page at this address</h1>
      <p><a href="${base}">Ask the calculator</a></p>
      <h1 lang="zh">这个地址没有页面</h1>
      <p lang="zh"><a href="${base}?lang=zh">打开计算器</a></p>
    </main>
  </body>
</html>
`;
};

/** What a publisher's system asks for to show the calculator's opening answer: oEmbed 1.0. */
const oembed = (address) =>
  `${JSON.stringify({
    version: "1.0",
    type: "rich",
    provider_name: "WhichGPU",
    provider_url: address,
    title: "WhichGPU",
    width: 680,
    height: 420,
    html: `<iframe src="${address}embed.html" width="680" height="420" sandbox="allow-scripts allow-popups" title="WhichGPU"></iframe>`,
  })}\n`;

/** What a second visit needs: everything but the one file, the embed and their like. */
async function keptFiles(dist) {
  const assets = (await readdir(join(dist, "assets"))).map((name) => `assets/${name}`);
  const names = ["index.html", "claims.html", "accuracy.html", "opening.js", "icon.svg", "manifest.webmanifest", ...assets.sort()];
  return Promise.all(names.map(async (name) => [name, await readFile(join(dist, name))]));
}

/** Writes what stands beside the pages of a site; `paths` are those of all pages. Expects the pages in `dist`. */
export async function writeSiteFiles(dist, address, paths) {
  const write = async (name, text) => {
    await mkdir(dirname(join(dist, name)), { recursive: true });
    await writeFile(join(dist, name), text);
  };
  await write("manifest.webmanifest", `${JSON.stringify(manifest, null, 2)}\n`);
  await write("404.html", notFound(address));
  const map = address ? `Sitemap: ${address}sitemap.xml\n` : "";
  await write("robots.txt", `User-agent: *\nAllow: /\n${map}`);
  if (address) await write("sitemap.xml", sitemap(address, paths));
  for (const [name, text] of Object.entries(headerSamples)) await write(name, text);
  if (address) await write("oembed.json", oembed(address));
  await write("llms.txt", llmsText(address));
  const { version } = JSON.parse(await readFile(join(dist, "npm/package.json"), "utf8"));
  await write("openapi.json", JSON.stringify(await openApi(version)));
  await write("sw.js", serviceWorker(await keptFiles(dist)));
}
