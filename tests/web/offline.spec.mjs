import assert from "node:assert/strict";
import { cp, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import {
  bigNumbers,
  catalog,
  command,
  dist,
  expect,
  isRounded,
  llamaConfig,
  numberIn,
  opening,
  rendered,
  speak,
  test,
} from "./support.mjs";

/** A model and a card of one's own, with names that would end a script. */
const ownModel = JSON.stringify({
  name: "Ours </script><script>document.title='run'</script>",
  config: { ...llamaConfig, torch_dtype: "bfloat16" },
});
const ownGpu = JSON.stringify({
  name: "Unsre <!-- 卡",
  memory_gb: 96,
  memory_bandwidth_gb_s: 2000,
});

test.describe("the page as one file", () => {
  test(
    "answers from file:// with the network off, with the figures of the npm command",
    { tag: "@core" },
    async ({ open, seen }) => {
      const address = pathToFileURL(`${dist}/whichgpu.html`).href;
      const page = await open("?users=4", { address, offline: true });
      const [report] = await command([{ ...opening, concurrency: 4 }]);
      const [memory, speed] = await bigNumbers(page);
      assert.ok(isRounded(numberIn(memory), report.fit.per_gpu.needed_bytes / 1e9), memory);
      assert.ok(isRounded(numberIn(speed), report.speed.tokens_per_second_per_user), speed);
      await page.locator("#field-users").fill("8");
      await expect(page).toHaveURL(/users=8/);
      const unembedded = seen.requests.filter((url) => !/^(data|blob):/.test(url));
      assert.deepEqual(unembedded, [`${address}?users=4`], "nothing but the file is read");
    },
  );

  test("is read in its own encoding from a server that names another", async ({ open, site }) => {
    const page = await open("?task=serving&lang=zh", { address: `${site.page}whichgpu.html` });
    assert.equal(await page.evaluate(() => document.characterSet), "UTF-16LE");
    await expect(page.locator(".verdict-sentence")).toHaveText(/H200/);
    await page.locator(".working summary").click();
    const { gpus } = await catalog();
    const { source } = gpus.find(({ id }) => id === opening.gpu);
    await expect(page.locator(".working-source").getByText(source).first()).toBeVisible();
  });

  test.describe("saved with what it shows", () => {
    test.slow(); // each opens several pages

    const users = (page) => page.locator("#field-users");
    const model = (page) => page.locator("#field-model");
    const gpu = (page) => page.locator("#field-gpu");
    const anHour = (page) => page.locator(".tile-big").nth(2);

    /** Presses the button that saves the file; its address. */
    async function saved(page, name, info) {
      const downloading = page.waitForEvent("download");
      await page.getByRole("button", { name }).click();
      const file = info.outputPath(`${Date.now()}.html`);
      await (await downloading).saveAs(file);
      return pathToFileURL(file).href;
    }

    /** Puts a price of one's own on the card that is asked about. */
    async function price(page, text) {
      await page.locator(".tool").first().click();
      const field = page.locator(".prices-table tbody tr").first().locator("input");
      await field.fill(text);
      await field.press("Enter");
      await page.keyboard.press("Escape");
    }

    test("holds the question, the language, the currency and the prices, and saves itself again", async ({
      open,
    }, info) => {
      const site = await open("?users=33");
      await price(site, "0.77");
      await site.locator(".tool").first().click();
      await site.locator("#prices-currency").selectOption("CNY");
      await site.keyboard.press("Escape");
      await speak(site, "中文");
      const inYuan = /^≈¥5\.\d\d\b/; // 0.77 USD
      await expect(anHour(site)).toHaveText(inYuan, rendered);

      const first = await saved(site, "保存离线版", info);
      let file = await open("", { address: first, offline: true });
      await expect(users(file)).toHaveValue("33");
      await expect(file.locator("html")).toHaveAttribute("lang", /^zh/);
      await expect(anHour(file)).toHaveText(inYuan, rendered);
      await expect(file).toHaveURL(/users=33.*lang=zh/);

      await users(file).fill("7");
      await expect(file).toHaveURL(/users=7/);
      await speak(file, "English");
      const second = await saved(file, "Save offline", info);
      file = await open("", { address: second, offline: true });
      await expect(users(file)).toHaveValue("7");
      await expect(file.locator("html")).toHaveAttribute("lang", /^en/);
      await expect(anHour(file)).toHaveText(inYuan, rendered);
      // An address that asks something is answered by the file, whatever it holds.
      file = await open("?users=3", { address: second, offline: true });
      await expect(users(file)).toHaveValue("3");
    });

    for (const [lang, button] of [
      ["en", "Save offline"],
      ["zh", "保存离线版"],
    ]) {
      test(`holds models and cards of one's own, which run nothing: ${lang}`, async ({
        open,
      }, info) => {
        const query = new URLSearchParams({ task: "serving", model: ownModel, gpu: ownGpu, lang });
        let page = await open(`?${query}`);
        for (let copies = 0; copies < 2; copies++) {
          page = await open("", { address: await saved(page, button, info), offline: true });
          await expect(model(page)).toHaveValue(JSON.parse(ownModel).name);
          await expect(gpu(page)).toHaveValue(JSON.parse(ownGpu).name);
          await expect(page).not.toHaveTitle("run");
        }
      });
    }

    test("keeps what is changed of its prices apart from those of other files", async ({
      open,
    }, info) => {
      const site = await open("?users=2");
      await price(site, "0.77");
      await expect(anHour(site)).toHaveText(/0\.77/, rendered);
      const address = await saved(site, "Save offline", info);
      const page = await open("", { address, offline: true });
      await expect(anHour(page)).toHaveText(/0\.77/, rendered);
      await price(page, "0.5");
      await expect(anHour(page)).toHaveText(/0\.50?\b/, rendered);
      await page.reload();
      await expect(anHour(page)).toHaveText(/0\.50?\b/, rendered);
      await page.goto(pathToFileURL(`${dist}/whichgpu.html`).href);
      await expect(anHour(page)).toHaveText(/[1-9]/, rendered);
      await expect(anHour(page)).not.toHaveText(/0\.(5|77)/, rendered);
    });
  });

  for (const [lang, words] of [
    ["en", /Save offline/],
    ["zh", /保存离线版/],
  ]) {
    for (const name of ["index.html", "whichgpu.html"]) {
      test(`${name} as a browser saves it keeps answer and style, and says what else to do: ${lang}`, async ({
        open,
        seen,
        site,
      }, info) => {
        const settings = { locale: lang, address: site.page + name };
        const page = await open(`?users=5&lang=${lang}`, settings);
        const sentence = page.locator(".verdict-sentence");
        for (const note of await page.locator(".copy").all()) await expect(note).toBeHidden();
        await expect(sentence).toHaveText(/5/);
        const answer = await sentence.innerText();
        const fontOf = () => sentence.evaluate((element) => getComputedStyle(element).fontSize);
        const font = await fontOf();
        // A page saved with its folder: the document as it stands, beside the files it names.
        await cp(`${dist}/assets`, info.outputPath("assets"), { recursive: true });
        await cp(`${dist}/opening.js`, info.outputPath("opening.js"));
        const file = info.outputPath("copy.html");
        const html = await page.content();
        await writeFile(file, html.replace("<head>", '<head><meta charset="utf-8">'));

        await page.context().setOffline(true);
        await page.goto(pathToFileURL(file).href);
        await expect(sentence).toHaveText(answer, rendered);
        assert.equal(await fontOf(), font);
        await expect(page.locator(`.copy:lang(${lang})`)).toBeVisible();
        await expect(page.locator(`.copy:lang(${lang})`)).toHaveText(words);
        await expect(page.locator(`.copy:not(:lang(${lang}))`)).toBeHidden();
        // Of such a copy a browser says what it does not fetch; nothing of the page runs, or fails.
        const unfetched = /ERR_(INTERNET_DISCONNECTED|FILE_NOT_FOUND|FAILED)|CORS|manifest/;
        seen.problems = seen.problems.filter((text) => !unfetched.test(text));
      });
    }
  }
});
