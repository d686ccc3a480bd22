// What a visitor downloads: node tests/benchmarks/sizes.mjs (after ./run --build-only). Bytes as they are, after
// gzip -9 and after brotli 11, as a server compresses each file. Exits with 1 if a budget is exceeded.
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { launchBrowser } from "../../web/tools/browser.mjs";
import { dist, serveSite } from "../web/support.mjs";

/**
 * What a visitor may be asked to wait for, and to keep. The single file kept to 420,000 and embed-inline-all.js to
 * 299,500 until the core knew pictures, drafts, power, video and reinforcement learning, to 471,500 and 330,000
 * until it knew embedding, speech, two pools and cold starts; to 492,500 and 345,500 until
 * it knew adapters, several processes on a card and unequal cards.
 */
const budgets = [
  { name: "embed.js", measure: "brotli", most: 55_000 },
  { name: "embed-inline.js", measure: "brotli", most: 250_000 },
  { name: "embed-inline-all.js", measure: "brotli", most: 349_500 },
  { name: "first view", measure: "brotli", most: 240_000 },
  { name: "whichgpu.html", measure: "raw", most: 500_000 },
];

const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });

async function sizeOf(file) {
  const bytes = await readFile(join(dist, file));
  return {
    name: file,
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotli(bytes).length,
  };
}

/** The files that the page asks its server for until the opening question is answered. */
async function filesOfFirstView() {
  const site = await serveSite();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const files = new Set();
    page.on("response", (response) => {
      const { href, pathname } = new URL(response.url());
      if (!href.startsWith(site.page)) return;
      files.add(
        href === site.page ? "index.html" : pathname.slice(new URL(site.page).pathname.length),
      );
    });
    await page.goto(site.page);
    await page.locator(".verdict").first().waitFor();
    await page.waitForLoadState("networkidle");
    return [...files];
  } finally {
    await browser.close();
    await site.close();
  }
}

/** Bytes of the package as npm uploads it: a gzip already. */
function sizeOfPackage() {
  const [{ size, unpackedSize }] = JSON.parse(
    execFileSync("npm", ["pack", "--dry-run", "--json"], {
      cwd: join(dist, "npm"),
      stdio: ["ignore", "pipe", "ignore"],
    }),
  );
  return { name: "npm package", raw: unpackedSize, gzip: size };
}

function print({ name, raw, gzip, brotli }) {
  const column = (bytes) => (bytes?.toLocaleString("en") ?? "").padStart(11);
  console.log(`${name.padEnd(42)}${column(raw)}${column(gzip)}${column(brotli)}`);
}

const parts = await Promise.all((await filesOfFirstView()).map(sizeOf));
const sum = (measure) => parts.reduce((bytes, part) => bytes + part[measure], 0);
const firstView = {
  name: "first view",
  raw: sum("raw"),
  gzip: sum("gzip"),
  brotli: sum("brotli"),
};
const whole = await Promise.all(
  ["embed.js", "embed-inline.js", "embed-inline-all.js", "whichgpu.html"].map(sizeOf),
);
const rows = [firstView, ...whole, sizeOfPackage()];

console.log(`${"".padEnd(42)}${["raw", "gzip", "brotli"].map((m) => m.padStart(11)).join("")}`);
for (const row of rows) {
  print(row);
  if (row !== firstView) continue;
  for (const part of parts) print({ ...part, name: `  ${part.name}` });
}

for (const { name, measure, most } of budgets) {
  const is = rows.find((row) => row.name === name)[measure];
  if (is <= most) continue;
  console.log(`${name} exceeds its budget: ${is} bytes (${measure}), at most ${most}`);
  process.exitCode = 1;
}
