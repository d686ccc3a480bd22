// What a visitor, an address, a file or a browser may do to the page: it says what happened, keeps what was typed and is never
// blank. Beside it: no server (start, loading, second-visit), other builds (second-visit), lists of prices (prices).
import assert from "node:assert/strict";
import { mkdtemp, open as openFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { llama8b } from "./gguf.mjs";
import { bigNumbers, expect, llamaConfig, numberIn, opening, rendered, test } from "./support.mjs";

const texts = {
  "HTML that would run": `"><img src=x onerror="document.title='run'"><script>document.title='run'</script>`,
  "marks that turn the writing round": "\u202eH200\u2066\u0000",
  "names that every object has": "__proto__",
  "half a letter": "a\ud800",
  "a very long one": "H200".repeat(5000),
};

/** Nothing that a text held has run, and the page is no wider than its window. */
async function assertHarmless(page) {
  assert.notEqual(await page.title(), "run");
  assert.equal(await page.locator("img[src=x]").count(), 0);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
}

test.describe("a text from anywhere", () => {
  test("is kept in its field, and named as what is wrong", async ({ open }) => {
    const page = await open("?task=serving");
    for (const name of Object.keys(texts).filter((each) => each !== "half a letter")) {
      for (const field of ["gpu", "users"]) {
        const input = page.locator(`#field-${field}`);
        const before = await input.inputValue();
        await input.fill(texts[name]);
        await input.press("Tab");
        await expect(page.locator(`#field-${field}-error`), `${name}: ${field}`).toBeVisible();
        await expect(input, `${name}: ${field}`).toHaveValue(texts[name]);
        await assertHarmless(page);
        await input.fill(before);
        await input.press("Tab");
        await expect(page.locator(".tile").first()).toBeVisible();
      }
    }
  });

  test("in the address is shown as it is", async ({ open }) => {
    const page = await open("?task=serving");
    const { origin, pathname } = new URL(page.url());
    for (const name of Object.keys(texts).slice(0, 3)) {
      const query = new URLSearchParams({
        task: "serving",
        engine: texts[name],
        lang: "__proto__",
      });
      query.set("t.constructor", texts[name]);
      await page.goto(`${origin}${pathname}?${query}`);
      await expect(page.locator(".verdict"), name).toHaveText(
        /Engine: There is no engine/,
        rendered,
      );
      await assertHarmless(page);
    }
  });

  test("in a file names a model, and runs nothing", async ({ open }) => {
    const page = await open("?task=serving");
    await page.getByRole("button", { name: "Use your own model" }).click();
    for (const [name, text] of Object.entries(texts)) {
      const file = JSON.stringify({
        ...llamaConfig,
        _name_or_path: text,
        ["__proto__"]: { hidden_size: 1 },
      });
      await page
        .locator(".own-file input")
        .setInputFiles({ name: "config.json", mimeType: "", buffer: Buffer.from(file) });
      await expect(page.locator(".own-result"), name).toHaveText(/8\.03B parameters/, rendered);
      await assertHarmless(page);
    }
  });
});

test("the header of a GGUF of 5 GB is read alone", async ({ open }) => {
  const folder = await mkdtemp(join(tmpdir(), "whichgpu-gguf-"));
  const path = join(folder, "large.gguf");
  const file = await openFile(path, "w");
  await file.write(llama8b());
  await file.truncate(5e9); // which takes no room on the disk
  await file.close();
  const page = await open("?task=serving");
  await page.getByRole("button", { name: "Use your own model" }).click();
  await page.locator(".own-file input").setInputFiles(path);
  await expect(page.locator(".own-result")).toHaveText(/Our Llama: 8\.03B parameters/, rendered);
  await rm(folder, { recursive: true });
});

test.describe("the browser's storage", () => {
  const KEY = "whichgpu.prices";
  const openBook = async (page) => {
    await page.getByRole("button", { name: "Prices", exact: true }).click();
    await expect(page.locator(".prices")).toBeVisible();
  };
  const setPrice = async (page, index, text) => {
    const field = page.locator(".prices-table tbody tr").nth(index).locator("input");
    await field.fill(text);
    await field.press("Enter");
  };
  const anHour = async (page) => numberIn((await bigNumbers(page))[2]);

  test("when it is full costs no price that was typed, and is said", async ({ open }) => {
    const page = await open("?task=serving", {
      prepare: (context) =>
        context.addInitScript(() => {
          Storage.prototype.setItem = () => {
            throw new DOMException("full", "QuotaExceededError");
          };
        }),
    });
    await openBook(page);
    await setPrice(page, 0, "0.5");
    await expect(page.getByText("keeps nothing here")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect.poll(() => anHour(page)).toBe(0.5);
  });

  test("may hold what another version or program left", async ({ open }) => {
    const other = { gpu: opening.gpu, usd_per_gpu_hour: 0.75 }; // as the first version kept it
    const kept = ["null", "{", '{"__proto__":{"offers":[]}}', "x".repeat(1e6)];
    const page = await open("?task=serving");
    const usual = await anHour(page);
    for (const [text, price] of [
      ...kept.map((each) => [each, usual]),
      [JSON.stringify({ offers: [other], version: 99 }), 0.75],
    ]) {
      await page.evaluate(([key, book]) => localStorage.setItem(key, book), [KEY, text]);
      await page.evaluate(() => {
        localStorage.setItem("whichgpu-recent", '{"length": 1e9}');
        localStorage.setItem("whichgpu-theme", "url(x)");
      });
      await page.reload();
      await expect(page.locator(".tile").first()).toBeVisible();
      await expect.poll(() => anHour(page), text.slice(0, 40)).toBe(price);
    }
  });

  test("of two tabs holds what both typed", async ({ open, site }) => {
    const one = await open("?task=serving");
    const other = await one.context().newPage();
    await other.goto(`${site.page}?task=serving`);
    await expect(other.locator(".tile").first()).toBeVisible();
    for (const page of [one, other]) await openBook(page);
    await setPrice(one, 0, "0.5");
    await expect(other.locator("[data-origin=changed]")).toHaveCount(1);
    await setPrice(other, 1, "0.25");
    for (const page of [one, other]) {
      await expect(page.locator("[data-origin=changed]")).toHaveCount(2);
      await expect.poll(() => anHour(page)).toBe(0.25);
    }
    await one.getByRole("button", { name: "Forget all my prices" }).click();
    await expect(other.locator("[data-origin=changed]")).toHaveCount(0);
  });
});

test("a clipboard that is denied is said on the button", async ({ open }) => {
  const page = await open("?task=serving", {
    prepare: (context) =>
      context.addInitScript(() => {
        if (!navigator.clipboard) return; // before the page is there
        navigator.clipboard.writeText = () =>
          Promise.reject(new DOMException("", "NotAllowedError"));
      }),
  });
  await page.locator("whichgpu-launch").scrollIntoViewIfNeeded(); // it is fetched on approach
  await page.getByRole("button", { name: "Copy" }).first().click();
  await expect(page.getByText("not allow").first()).toBeVisible();
});

test("a module of wrong bytes is said, and tried again; a slow one is waited for", async ({
  browser,
  site,
}) => {
  const page = await browser.newPage();
  await page.route(/first-.*wasm/, (route) =>
    route.fulfill({ contentType: "application/wasm", body: "<html>Sign in to this network" }),
  );
  await page.goto(`${site.page}?task=serving&users=3`);
  await expect(page.locator(".ready-failed:visible")).toHaveCount(1);
  await page.unroute(/first-.*wasm/);
  let arrive;
  const late = new Promise((resolve) => (arrive = resolve));
  await page.route(/first-.*wasm/, async (route) => {
    await late;
    await route.continue();
  });
  await page.locator(".ready-retry:visible").click();
  await expect(page.locator(".ready-loading:visible")).toHaveCount(1);
  arrive();
  await expect(page.locator("#field-users")).toHaveValue("3");
  await expect(page.locator(".tile").first()).toBeVisible();
  await page.close();
});

test("a card without memory or bandwidth is refused, typed or in the address", async ({ open }) => {
  const page = await open("?task=serving");
  await page.getByRole("button", { name: "Change its figures" }).click();
  const use = page.getByRole("button", { name: "Use this card" });
  for (const label of ["Bandwidth", "Memory, as sold"]) {
    const field = page.getByLabel(label);
    await field.fill("0");
    await expect(page.locator(".own-dialog .field-error"), label).toHaveText(
      /from .* to/,
      rendered,
    );
    await expect(use).toBeDisabled();
    await expect(field).toHaveValue("0");
    await field.fill("");
  }
  await page.keyboard.press("Escape");
  const { origin, pathname } = new URL(page.url());
  for (const figure of ["memory_bandwidth_gb_s", "memory_gb"]) {
    const gpu = JSON.stringify({ base: opening.gpu, id: "own", [figure]: 0 });
    await page.goto(`${origin}${pathname}?${new URLSearchParams({ task: "serving", gpu })}`);
    await expect(page.locator(".verdict"), figure).toHaveText(/GPU/, rendered);
    await expect(page.locator(".tile")).toHaveCount(0);
    await expect(page.locator("#field-gpu-error")).toBeVisible();
  }
});
