// What the browser tests share: the site on a local origin, and the npm command to compare with.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, symlink, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test as base } from "@playwright/test";
import { serve } from "../../web/serve.mjs";

export { expect };

export const dist = fileURLToPath(new URL("../../dist", import.meta.url));

/** Serves dist/ in a sub-folder, as on somebody's web server; its address and how to end it. */
export async function serveSite() {
  const root = await mkdtemp(join(tmpdir(), "whichgpu-site-"));
  await mkdir(join(root, "tools"));
  await symlink(dist, join(root, "tools", "gpu"));
  const server = await serve(root);
  const origin = `http://localhost:${server.address().port}`;
  return {
    origin,
    page: `${origin}/tools/gpu/`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await rm(root, { recursive: true });
    },
  };
}

/** How many times slower the page runs than here: SLOW=6 npm run test:page finds tests that do not wait. */
const slow = Number(process.env.SLOW ?? 1);

/** Slows a page down as a busy machine would. */
async function slowDown(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slow });
}

/** Opens disclosures, with what is made as they open. */
export async function openAll(page, selector = "details") {
  await page.locator(selector).evaluateAll((all) =>
    Promise.all(
      all
        .filter((details) => !details.open)
        .map((details) => {
          const opened = new Promise((done) => {
            details.addEventListener("toggle", done, { once: true });
          });
          details.open = true;
          return opened;
        }),
    ),
  );
}

/** What Playwright says where the configuration keeps service workers out. */
const WORKER_BLOCKED = "Service Worker registration blocked by Playwright";

/** Notes in `seen` what a well-behaved page does not do, errors and policy violations, and what it fetches. */
export async function watch(context, seen) {
  await context.addInitScript(() => {
    // What the page leaves out of sight until a visitor scrolls there has no innerText until then.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { content-visibility: visible !important }");
    document.adoptedStyleSheets = [sheet];
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  context.on("console", (message) => {
    if (!["error", "warning"].includes(message.type()) || message.text() === WORKER_BLOCKED) return;
    seen.problems.push(message.text());
  });
  context.on("weberror", (error) => seen.problems.push(String(error.error())));
  context.on("requestfailed", (request) => {
    const { errorText } = request.failure();
    // Aborted: the page was left while it still loaded something.
    if (errorText !== "net::ERR_ABORTED") seen.problems.push(`${errorText}: ${request.url()}`);
  });
  context.on("request", (request) => seen.requests.push(request.url()));
}

/**
 * `open` opens the page at a query and waits for `ready`; `address` is another one than the site's, `prepare` is
 * given the context first, `now` is the time of its clock. After the test nothing may have gone wrong in it, nor
 * may anything have been asked of another server, see `forgive`.
 */
export const test = base.extend({
  ready: [":root:not([data-start]) .verdict", { option: true }],
  site: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures there
    async ({}, use) => {
      const site = await serveSite();
      await use(site);
      await site.close();
    },
    { scope: "worker" },
  ],
  seen: async ({ site }, use) => {
    const seen = { problems: [], requests: [], own: [site.page] };
    await use(seen);
    expect(seen.problems).toEqual([]);
    const elsewhere = seen.requests.filter(
      (url) => /^https?:/.test(url) && !seen.own.some((address) => url.startsWith(address)),
    );
    expect(elsewhere, "no request leaves the folder of the page").toEqual([]);
  },
  open: async ({ browser, ready, seen, site }, use) => {
    let context;
    await use(async (query = "", { now, address, prepare, ...settings } = {}) => {
      await context?.close();
      context = await browser.newContext(settings);
      if (now !== undefined) await context.clock.setFixedTime(now);
      await prepare?.(context);
      await watch(context, seen);
      const page = await context.newPage();
      if (slow > 1) await slowDown(page);
      await page.goto((address ?? site.page) + query);
      await page.locator(ready).first().waitFor();
      await settled(page);
      return page;
    });
    await context?.close();
  },
});

/** Waits until the page has an answer to what it is asked, where that takes fetching. */
export const settled = (page) =>
  page.locator(".answer[aria-busy=true]").waitFor({ state: "detached" });

/** Takes out of `seen` what a test brought about itself, and says how many requests those were. */
export function forgive(seen, request, problem) {
  const asked = seen.requests.filter((url) => request.test(url));
  seen.requests = seen.requests.filter((url) => !request.test(url));
  if (problem) seen.problems = seen.problems.filter((text) => !problem.test(text));
  return asked.length;
}

/** For toHaveText: the text as the visitor sees it, line by line. */
export const rendered = { useInnerText: true };

/** Turns the page to the language that calls itself `name`; its words are fetched then. */
export async function speak(page, name) {
  const button = page.getByRole("button", { name });
  const language = await button.getAttribute("lang");
  await button.click();
  await page.locator(`html[lang|=${language}]`).waitFor();
}

/** The reports of the npm command for these requests. */
export async function command(requests, ...flags) {
  const child = spawn(process.execPath, [join(dist, "npm/cli.js"), ...flags]);
  const parts = [];
  child.stdout.on("data", (part) => parts.push(part));
  child.stdin.end(requests.map((request) => JSON.stringify(request)).join("\n"));
  await once(child, "close");
  const lines = Buffer.concat(parts).toString("utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line));
}

/** What the npm command says one can choose from. */
export async function catalog() {
  const [all] = await command([], "--catalog");
  return all;
}

/** A config.json of Llama 3.1 8B, as far as it shapes the model. */
export const llamaConfig = {
  model_type: "llama",
  hidden_size: 4096,
  intermediate_size: 14336,
  num_hidden_layers: 32,
  num_attention_heads: 32,
  num_key_value_heads: 8,
  vocab_size: 128256,
};

/** The request that the page opens with. */
export const opening = {
  workload: "serving",
  model: "meta-llama/Llama-3.1-70B-Instruct",
  gpu: "h200-sxm-141gb",
  gpu_count: 1,
  precision: { weights: "fp8" },
  engine: "vllm",
  input_tokens: 7168,
  output_tokens: 1024,
  concurrency: 16,
};

/** The first number in a text such as "$3,190 an hour". */
export function numberIn(text) {
  const match = /[\d,]*\.?\d+/.exec(text);
  if (!match) throw new Error(`no number in "${text}"`);
  return Number(match[0].replaceAll(",", ""));
}

/** Whether `shown` is `exact`, rounded to three significant digits. */
export function isRounded(shown, exact) {
  return Math.abs(shown - exact) <= Math.abs(exact) * 0.00501;
}

/** Fails unless the first number in `text` is `exact`, rounded to three significant digits. */
export function assertRounded(text, exact) {
  expect(isRounded(numberIn(text), exact), `${text} is not ${exact}`).toBe(true);
}

/** Opens what is folded away of plans: figures, reasons, tables, and why other cards are in none. */
export const unfold = (page) => openAll(page, "details.fold, details.panel");

/** The big numbers of the three tiles, in their order. */
export function bigNumbers(page) {
  return page.locator(".tile-big").allInnerTexts();
}

export const axeSource = await readFile(
  fileURLToPath(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url)),
  "utf8",
);

/** What axe-core finds wrong with the page, or a part of it, one line each. */
export async function accessibilityProblems(page, within) {
  await page.evaluate(axeSource);
  return page.evaluate(async (part) => {
    const { violations } = await globalThis.axe.run(part ?? document, {
      resultTypes: ["violations"],
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`),
    );
  }, within);
}
