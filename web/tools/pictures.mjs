// Draws the icons and the preview pictures in web/public from icon.svg: node web/tools/pictures.mjs. Wants a font with
// Chinese characters.
import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { launchBrowser } from "./browser.mjs";

const file = (name) => fileURLToPath(new URL(`../public/${name}`, import.meta.url));
const icon = await readFile(file("icon.svg"), "utf8");
/** To the edges: what systems cut into the shape they like. */
const square = icon.replace(' rx="7"', "").replace('viewBox="0 0 32 32"', 'viewBox="-4 -4 40 40"');
const background = "#0b6b4f";

const previews = {
  en: {
    title: "Which GPU does it take?",
    lines: ["Does it fit, how fast does it run,", "what does it cost — with the working shown"],
    parts: ["Weights", "KV cache", "free"],
  },
  zh: {
    title: "该用哪张 GPU？",
    lines: ["装不装得下、跑得多快、花多少钱", "每个数字都能看到算法和出处"],
    parts: ["权重", "KV 缓存", "空余"],
  },
};

const preview = ({ title, lines, parts: [weights, cache, free] }) => `<style>
  body { margin: 0; width: 1200px; height: 630px; box-sizing: border-box; padding: 84px 90px; background: #fbfbf9;
    color: #16181d; font-family: system-ui, "Noto Sans", "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif; }
  header { display: flex; align-items: center; gap: 18px; font-size: 34px; font-weight: 600; color: ${background}; }
  header svg { width: 56px; height: 56px; }
  h1 { margin: 44px 0 18px; font-size: 76px; line-height: 1.1; letter-spacing: -1px; }
  p { margin: 0; font-size: 34px; line-height: 1.45; color: #5b616c; }
  .bar { display: flex; margin-top: 54px; height: 74px; border-radius: 12px; overflow: hidden; font-size: 25px; }
  .bar span { display: flex; align-items: center; padding-left: 22px; color: #fff; }
</style>
<header>${icon}WhichGPU</header><h1>${title}</h1><p>${lines.join("<br>")}</p>
<div class="bar"><span style="flex:5;background:#2f5d8a">${weights}</span>
<span style="flex:3;background:#3f9c8f">${cache}</span>
<span style="flex:2;background:#f0f0ec;color:#5b616c">${free}</span></div>`;

/** An .ico that holds one PNG of 32 by 32. */
function ico(png) {
  const head = Buffer.alloc(22);
  head.writeUInt16LE(1, 2); // an icon
  head.writeUInt16LE(1, 4); // one picture
  head.set([32, 32, 0, 0, 1, 0, 32, 0], 6);
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, png]);
}

const browser = await launchBrowser();
async function draw(html, width, height) {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.setContent(html);
  const png = await page.screenshot({ omitBackground: true });
  await page.close();
  return png;
}
const drawIcon = (svg, size) =>
  draw(
    `<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`,
    size,
    size,
  );

try {
  await writeFile(file("favicon.ico"), ico(await drawIcon(icon, 32)));
  await writeFile(file("icon-192.png"), await drawIcon(icon, 192));
  await writeFile(file("icon-512.png"), await drawIcon(icon, 512));
  const filled = square.replace(
    "<rect",
    `<rect x="-4" y="-4" width="40" height="40" fill="${background}" /><rect`,
  );
  await writeFile(file("icon-maskable-512.png"), await drawIcon(filled, 512));
  await writeFile(file("apple-touch-icon.png"), await drawIcon(filled, 180));
  for (const [language, words] of Object.entries(previews)) {
    await writeFile(file(`preview-${language}.png`), await draw(preview(words), 1200, 630));
  }
} finally {
  await browser.close();
}
