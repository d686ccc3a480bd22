import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import {
  accessibilityProblems,
  command,
  dist,
  expect,
  isRounded,
  numberIn,
  opening,
  rendered,
  test as siteTest,
} from "./support.mjs";

/** A publisher's server on an origin of its own: what stands at its paths, [html or css, policy] each. */
async function servePublisher() {
  const pages = new Map();
  const server = createServer((request, response) => {
    const [body, policy] = pages.get(request.url.split("?")[0]) ?? [];
    if (body === undefined) return response.writeHead(204).end();
    const type = { css: "text/css", json: "application/json" }[request.url.split(".").at(-1)];
    response.writeHead(200, {
      "Content-Type": type ?? "text/html; charset=utf-8",
      ...(policy && { "Content-Security-Policy": policy }),
    });
    return response.end(body);
  });
  await new Promise((done) => server.listen(0, "localhost", done));
  return { server, pages, origin: `http://localhost:${server.address().port}` };
}

const LLAMA =
  'model="meta-llama/Llama-3.1-70B-Instruct" gpu="h200-sxm-141gb" count="1" weights="fp8" context="8192" users="16"';

const test = siteTest.extend({
  publisher: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures there
    async ({}, use) => {
      const publisher = await servePublisher();
      await use(publisher);
      publisher.server.closeAllConnections();
      publisher.server.close();
    },
    { scope: "worker" },
  ],
  /** Opens an article of the publisher's with `body`, under a policy that admits the site alone, or another. */
  article: async ({ open, publisher, seen, site }, use) => {
    seen.own.push(publisher.origin);
    const strict = `default-src 'none'; style-src 'self'; script-src ${site.origin} 'wasm-unsafe-eval'; connect-src ${site.origin} 'self'`;
    await use(async (body, { policy = strict, head = "", css = "", ...settings } = {}) => {
      const html = `<!doctype html><html lang="en"><head><title>An article</title>
<link rel="stylesheet" href="/article.css">${head}</head><body>${body}</body></html>`;
      publisher.pages.set("/article.html", [html, policy]);
      publisher.pages.set("/article.css", [css]);
      return open("", { address: `${publisher.origin}/article.html`, ...settings });
    });
  },
});

test.use({ ready: "which-gpu .badge" });

const figures = (page, index = 0) =>
  page.locator("which-gpu").nth(index).locator(".figures dd").allInnerTexts();

test.describe("the sample article on another origin", () => {
  const sample = async ({ article, site }, script = "embed.js", policy) => {
    const text = await readFile(`${dist}/sample/article.html`, "utf8");
    const css = await readFile(`${dist}/sample/article.css`, "utf8");
    const [, main] = /<body>(.*)<\/body>/s.exec(text);
    const tag = `<script src="${site.page}${script}"></script>`;
    const body = main.replace(/<script .*?<\/script>/, tag) + tag;
    const page = await article(body, {
      css: `${css} * { color: red !important; font-size: 40px !important; }`,
      ...(policy && { policy }),
    });
    await page.locator("which-gpu").nth(1).locator(".badge").first().waitFor();
    return page;
  };

  test(
    "shows the figures of the npm command, in the language it says, untouched by its style",
    { tag: "@core" },
    async ({ article, site, seen }) => {
      const page = await sample({ article, site });
      const [report] = await command([opening]);
      const [speed] = await figures(page);
      assert.ok(isRounded(numberIn(speed), report.speed.tokens_per_second_per_user), speed);
      const cost = (await figures(page)).at(-1);
      assert.ok(cost.includes(report.cost.offer.as_of), `${cost}: a price has its date`);
      const key = await page.locator("which-gpu").first().locator(".bar-key li").allInnerTexts();
      assert.ok(isRounded(numberIn(key[0]), report.fit.per_gpu.weights_bytes / 1e9), key[0]);
      const verdict = page.locator("which-gpu").nth(1).locator(".verdict-sentence");
      await expect(verdict).toHaveText(/A100.*Llama.*人/s, rendered);
      const style = (selector, property) =>
        page
          .locator(`which-gpu ${selector}`)
          .first()
          .evaluate((element, name) => getComputedStyle(element)[name], property);
      assert.equal(await style(".verdict-sentence", "fontSize"), "19px");
      assert.notEqual(await style(".bar-weights", "fill"), "rgb(176, 57, 43)");
      const cores = seen.requests.filter((url) => url.endsWith(".wasm"));
      assert.equal(
        cores.length,
        1,
        "the core is fetched once for both, and the script named twice",
      );
      const problems = await accessibilityProblems(page);
      assert.deepEqual(
        problems.filter((line) => line.includes("which-gpu")),
        [],
      );
    },
  );

  test("works where nothing may be fetched, with the script that holds the core", async ({
    article,
    site,
    seen,
  }) => {
    const policy = `default-src 'none'; style-src 'self'; script-src ${site.origin} 'wasm-unsafe-eval'`;
    const page = await sample({ article, site }, "embed-inline.js", policy);
    const [report] = await command([opening]);
    const [speed] = await figures(page);
    assert.ok(isRounded(numberIn(speed), report.speed.tokens_per_second_per_user), speed);
    assert.deepEqual(
      seen.requests.filter((url) => url.endsWith(".wasm")),
      [],
    );
  });

  for (const [lang, words] of [
    ["en", /embed-inline-all\.js answers this/],
    ["zh", /请改用 embed-inline-all\.js/],
  ]) {
    test(`says in ${lang} which script answers training, where the small one was included`, async ({
      article,
      site,
    }) => {
      const training = `<which-gpu task="training" gpu="H100" lang="${lang}"></which-gpu>`;
      const script = (name) => `<script src="${site.page}${name}"></script>`;
      const small = await article(training + script("embed-inline.js"));
      await expect(small.locator("which-gpu .wrong, which-gpu .badge")).toContainText(
        words,
        rendered,
      );
      const whole = await article(training + script("embed-inline-all.js"));
      await expect(whole.locator("which-gpu .verdict-sentence")).toBeVisible(rendered);
      await expect(whole.locator("which-gpu .root")).not.toContainText("embed-inline");
    });
  }
});

test("follows attributes and properties, tells of answers, and links to the same question", async ({
  article,
  site,
}) => {
  const page = await article(
    `<which-gpu ${LLAMA}></which-gpu><script src="${site.page}embed.js"></script>`,
  );
  const element = page.locator("which-gpu");
  const told = element.evaluate(
    (node) =>
      new Promise((done) => {
        node.addEventListener("whichgpu-answer", ({ detail }) =>
          done(detail.outcome.answer.request.concurrency),
        );
        node.users = 4;
      }),
  );
  assert.equal(await told, 4);
  assert.equal(await element.getAttribute("users"), "4");
  await expect(element.locator(".verdict-sentence", { hasText: "for 4 users" })).toBeVisible();
  const [speed] = await figures(page);
  const href = await element.locator("a").getAttribute("href");
  assert.ok(href.startsWith(`${site.page}?`), href);
  const full = await page.context().newPage();
  await full.goto(href);
  assert.equal(numberIn(await full.locator(".tile-big").nth(1).innerText()), numberIn(speed));
});

test("readers change the question, unless it is locked", async ({ article, site }) => {
  const page = await article(
    `<which-gpu ${LLAMA}></which-gpu><which-gpu ${LLAMA} locked></which-gpu><script src="${site.page}embed.js"></script>`,
  );
  const [open, locked] = [page.locator("which-gpu").first(), page.locator("which-gpu").nth(1)];
  await open.locator("select").selectOption("b200-sxm-180gb");
  await expect(open.locator(".verdict-sentence")).toHaveText(/B200/, rendered);
  await expect(locked.locator(".badge")).toBeVisible();
  await expect(locked.locator("select, input")).toHaveCount(0);
});

test("each view has its ranges, and what the speed stands on", async ({ article, site }) => {
  const views = ["full", "compact", "verdict", "table", "compare", "claim"];
  const page = await article(
    `${views.map((view) => `<which-gpu ${LLAMA} view="${view}" compare="h100-sxm-80gb, b200-sxm-180gb">A claim.</which-gpu>`).join("")}<script src="${site.page}embed.js"></script>`,
    { viewport: { width: 900, height: 3000 } },
  );
  const [report] = await command([opening]);
  const [low] = report.speed.range.tokens_per_second_per_user;
  for (const [index, view] of views.entries()) {
    const element = page.locator("which-gpu").nth(index);
    await expect(element.locator(".badge").first(), view).toBeVisible();
    await expect(element.locator("[part=basis]"), view).toHaveText(/Eight of ten|widest/);
    await expect(element.locator(".root"), view).toContainText(`${Math.round(low)}–`);
  }
  const rows = page.locator("which-gpu").nth(4).locator("tbody tr");
  await expect(rows).toHaveText([/H200/, /H100.*Does not fit/s, /B200/], rendered);
  await expect(page.locator("which-gpu").nth(5).locator("blockquote")).toBeVisible();
});

test("names what it does not know, and links to https alone", async ({ article, site }) => {
  const page = await article(
    `<which-gpu ${LLAMA} gpus="2" task="serve" width="512" page="javascript:alert(1)" order="http://shop.example/"></which-gpu>
     <which-gpu ${LLAMA} lang="fr" view="big" order="https://shop.example/?card={gpu}&n={count}"></which-gpu>
     <which-gpu lang="zh" gpu="h1000"></which-gpu>
     <script src="${site.page}embed.js"></script>`,
    { viewport: { width: 900, height: 2000 } },
  );
  const [first, second, third] = [0, 1, 2].map((index) => page.locator("which-gpu").nth(index));
  await expect(first.locator(".wrong")).toHaveText([
    /“gpus” is not known here. Is “gpu” meant/,
    /“width” says nothing in the task “serving”/,
    /“serve” is no task/,
    /“page” is not linked/,
    /“order” is not linked/,
  ]);
  await expect(first.locator("a")).toHaveCount(0);
  await expect(second.locator(".wrong")).toHaveText([/“big” is no view/, /“fr” is no lang/]);
  await expect(second.locator("[part=order]")).toHaveAttribute(
    "href",
    "https://shop.example/?card=h200-sxm-141gb&n=1",
  );
  await expect(third.locator(".badge", { hasText: "目录" })).toBeVisible();
});

test("takes the author's own offers, and only their cards", async ({
  article,
  publisher,
  site,
}) => {
  const offer = (gpu, usd_per_gpu_hour) => ({
    provider: "Ours",
    gpu,
    usd_per_gpu_hour,
    as_of: "2026-11-01",
  });
  const offers = [offer("h200-sxm-141gb", 1.23), offer("h100-sxm-80gb", 0.5)];
  publisher.pages.set("/offers.json", [JSON.stringify({ offers })]);
  const page = await article(
    `<which-gpu ${LLAMA} offers="/offers.json" only-offers></which-gpu><which-gpu ${LLAMA} offers="/none.json"></which-gpu><script src="${site.page}embed.js"></script>`,
    { viewport: { width: 900, height: 1600 } },
  );
  const element = page.locator("which-gpu").first();
  await expect(element.locator(".figures")).toHaveText(/\$1\.23/);
  await expect(element.locator("select option")).toHaveCount(2);
  const other = page.locator("which-gpu").nth(1);
  await expect(other.locator(".wrong")).toHaveText(/could not be read/);
  // Not even for a moment is an answer told with other prices.
  const told = await other.evaluate(
    (node) =>
      new Promise((done) => {
        node.addEventListener("whichgpu-answer", ({ detail }) =>
          done(detail.outcome.answer.report.cost.usd_per_hour),
        );
        node.setAttribute("offers", "/offers.json?again");
      }),
  );
  assert.equal(told, 1.23);
});

test.describe("an element below the window", () => {
  test.use({ ready: "p" });

  test("is prepared when it comes near the window, and shifts nothing then", async ({
    article,
    site,
    seen,
  }) => {
    const page = await article(
      `<p class="far">An article.</p><which-gpu ${LLAMA}></which-gpu><p>The end.</p><script src="${site.page}embed.js"></script>`,
      { css: ".far { height: 3000px; } which-gpu { --whichgpu-min-height: 560px; }" },
    );
    await page.evaluate(() => {
      globalThis.shifted = 0;
      new PerformanceObserver((list) => {
        for (const { value } of list.getEntries()) globalThis.shifted += value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    const cores = () => seen.requests.filter((url) => url.endsWith(".wasm")).length;
    assert.equal(cores(), 0);
    await page.evaluate(() => scrollTo(0, 2800));
    await expect(page.locator("which-gpu .badge").first()).toBeVisible();
    assert.equal(cores(), 1);
    assert.ok((await page.evaluate(() => globalThis.shifted)) < 0.01);
  });
});

test("shows amounts in the currency of its language, or its own", async ({ article, site }) => {
  const { rates } = JSON.parse(
    await readFile(new URL("../../data/exchange_rates.json", import.meta.url), "utf8"),
  );
  const { per_usd: rate, as_of: date } = rates.find(({ currency }) => currency === "CNY");
  const card = (more) => `<which-gpu ${LLAMA} ${more}></which-gpu>`;
  const cards = [
    ...[card('lang="en"'), card('lang="zh"'), card('lang="zh" currency="USD"')],
    ...[card('lang="en" currency="CNY"'), card('lang="en" currency="EUR"')],
  ];
  const page = await article(`${cards.join("")}<script src="${site.page}embed.js"></script>`);
  const price = (index) =>
    page.locator("which-gpu").nth(index).locator(".figures dd").filter({ hasText: /[$¥]/ }).first();
  await expect(price(0)).toHaveText(/^\s*\$/);
  const [report] = await command([opening]);
  for (const [index, sign, factor] of [
    [1, "≈¥", rate],
    [2, "$", 1],
    [3, "≈¥", rate],
    [4, "$", 1],
  ]) {
    await expect(price(index)).toContainText(sign);
    const shown = numberIn(await price(index).innerText());
    assert.ok(Math.abs(shown / (report.cost.usd_per_hour * factor) - 1) < 0.005, `${shown}`);
  }
  // At which rate, and of which day.
  await expect(page.locator("which-gpu").nth(1).locator(".basis").last()).toContainText(date);
  await expect(page.locator("which-gpu").nth(4).locator(".wrong")).toContainText("EUR");
});

test("follows the article's color-scheme, or its own theme", async ({ article, site }) => {
  const page = await article(
    `<which-gpu ${LLAMA}></which-gpu><which-gpu ${LLAMA} theme="light"></which-gpu><div class="light"><which-gpu ${LLAMA}></which-gpu></div><script src="${site.page}embed.js"></script>`,
    {
      css: ":root { color-scheme: dark; } .light { color-scheme: light; }",
      viewport: { width: 900, height: 2400 },
    },
  );
  await expect(page.locator("which-gpu .badge")).toHaveCount(3);
  const grounds = await page
    .locator("which-gpu .root")
    .evaluateAll((roots) => roots.map((root) => getComputedStyle(root).backgroundColor));
  assert.deepEqual(grounds, ["rgb(24, 27, 32)", "rgb(255, 255, 255)", "rgb(255, 255, 255)"]);
});

test("works as a module with nonce and SRI, in a shadow root of another language, RTL", async ({
  article,
  site,
}) => {
  const script = await readFile(`${dist}/embed.js`);
  const integrity = `sha384-${createHash("sha384").update(script).digest("base64")}`;
  const page = await article(
    `<div dir="rtl" lang="zh"><template shadowrootmode="open"><which-gpu ${LLAMA}></which-gpu></template></div>`,
    {
      head: `<script type="module" nonce="n1" crossorigin integrity="${integrity}" src="${site.page}embed.js"></script>`,
      policy: `default-src 'none'; style-src 'self'; script-src 'nonce-n1' 'strict-dynamic' 'wasm-unsafe-eval'; connect-src ${site.origin}`,
    },
  );
  const element = page.locator("which-gpu");
  await expect(element.locator(".verdict-sentence")).toHaveText(/人/, rendered);
  await expect(element.locator("a")).toHaveAttribute("href", new RegExp(`^${site.page}`));
});

test.describe("the frame", () => {
  test.use({ ready: "iframe" });

  test("in a sandboxed frame it tells the article its height", async ({ article, site }) => {
    const query = new URLSearchParams({
      gpu: "h200-sxm-141gb",
      users: "4",
      view: "compact",
      onload: "x",
    });
    const page = await article(
      `<iframe class="frame" sandbox="allow-scripts allow-popups" src="${site.page}embed.html?${query}" title="WhichGPU"></iframe><script src="${site.page}embed-frame.js"></script>`,
      {
        css: ".frame { width: 700px; height: 60px; border: 0; }",
        policy: `default-src 'none'; style-src 'self'; script-src ${site.origin}; frame-src ${site.origin}`,
      },
    );
    const card = page.frameLocator("iframe").locator("which-gpu");
    await expect(card.locator(".verdict-sentence")).toHaveText(/for 4 users/, rendered);
    await expect
      .poll(async () => {
        const [frame, inner] = await Promise.all([
          page.locator("iframe").boundingBox(),
          card.boundingBox(),
        ]);
        return Math.abs(frame.height - inner.height) <= 1;
      })
      .toBe(true);
  });
});

siteTest.describe("the page", () => {
  siteTest.use({ ready: ".verdict" });

  siteTest("the dialog shows the card that its markup makes", async ({ open, site }) => {
    const page = await open("?task=serving&users=4");
    await page.getByRole("button", { name: "Embed" }).click();
    const dialog = page.locator(".embed-dialog");
    await expect(dialog.locator("which-gpu .verdict-sentence")).toHaveText(/for 4 users/, rendered);
    await dialog.getByRole("combobox").first().selectOption("table");
    await dialog.getByRole("checkbox").check();
    await expect(dialog.locator("which-gpu table")).toBeVisible();
    const markup = await dialog.locator("textarea").inputValue();
    assert.match(markup, /users="4".* view="table" locked><\/which-gpu>$/s);
    assert.ok(markup.startsWith(`<script src="${site.page}embed.js" async>`));
  });
});
