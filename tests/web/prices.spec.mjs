import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { buildRequest } from "../../web/src/state/request.ts";
import { questionFromQuery } from "../../web/src/state/url.ts";
import {
  accessibilityProblems,
  assertRounded,
  bigNumbers,
  catalog,
  command,
  dist,
  expect,
  isRounded,
  numberIn,
  opening,
  rendered,
  test,
} from "./support.mjs";

const { rates } = JSON.parse(
  await readFile(new URL("../../data/exchange_rates.json", import.meta.url), "utf8"),
);

test.describe("the price book", () => {
  /** The book that the browser keeps when the page opens. */
  const keeping = (book) => ({
    prepare: (context) =>
      context.addInitScript((kept) => {
        if (location.protocol === "http:") localStorage.setItem("whichgpu.prices", kept);
      }, book),
  });
  const openBook = async (page) => {
    await page.getByRole("button", { name: "Prices", exact: true }).click();
    await expect(page.locator(".prices")).toBeVisible();
  };
  const rows = (page) => page.locator(".prices-table tbody tr");
  const anHour = async (page) => numberIn((await bigNumbers(page))[2]);
  const setPrice = async (page, index, text) => {
    const field = rows(page).nth(index).locator("input");
    await field.fill(text);
    await field.press("Enter");
  };

  test("lists every offer of the card with its date, and takes another price", async ({ open }) => {
    const page = await open("?task=serving");
    const known = (await catalog()).offers.filter(({ gpu }) => gpu === opening.gpu);
    const [before] = await command([opening]);
    await openBook(page);
    await expect(rows(page)).toHaveCount(known.length);
    const first = await rows(page).first().innerText();
    assert.ok(first.includes(before.cost.offer.as_of) || /\d{4}/.test(first), first);
    const ages = await page
      .locator(".prices-table .price-date")
      .evaluateAll((all) => all.map(({ dataset, textContent }) => [dataset.age, textContent]));
    assert.ok(ages.every(([age, text]) => age === "recent" || /old|undated/.test(text)));

    await setPrice(page, 0, "0.77");
    await expect(rows(page).first()).toHaveAttribute("data-origin", "changed");
    const today = new Date().toISOString().slice(0, 10);
    assert.ok((await rows(page).first().innerText()).includes(today));
    await page.getByRole("button", { name: "Done", exact: true }).last().click();
    assert.equal(await anHour(page), 0.77);
    const offers = [{ gpu: opening.gpu, usd_per_gpu_hour: 0.77 }];
    const [own] = await command([{ ...opening, offers }]);
    const shown = await page.locator(".tile").nth(2).locator("dd").first().innerText();
    assertRounded(shown, own.cost.usd_per_million_output_tokens);
    await page.reload();
    await expect(page.locator(".tile").first()).toBeVisible();
    assert.equal(await anHour(page), 0.77, "kept by the browser");
    await openBook(page);
    await page.getByRole("button", { name: /^Undo the change/ }).click();
    await page.keyboard.press("Escape");
    assert.equal(await anHour(page), Number(before.cost.usd_per_hour.toFixed(2)));
    assert.doesNotMatch(page.url(), /offers|price/);
  });

  test("adds a price, which other cards' rows use too, and removes it", async ({ open }) => {
    const page = await open("?task=serving");
    await openBook(page);
    await page.getByText("Add a price").click();
    await page.locator(".prices-add select[name=gpu]").selectOption("a100-sxm-80gb");
    await page.getByLabel("Provider or note").fill("Our cluster");
    await page.getByLabel("Price, $").fill("0.01");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.locator("#prices-card").selectOption("a100-sxm-80gb");
    await expect(rows(page).first()).toHaveText(/Our cluster/, rendered);
    await page.keyboard.press("Escape");
    const table = page.locator(".comparison").first();
    const row = table.locator("tbody tr", { hasText: "A100" });
    const heads = await table.locator("thead tr > *").allInnerTexts();
    const price = heads.findIndex((head) => head.includes("M tokens"));
    const request = { ...opening, offers: [{ gpu: "a100-sxm-80gb", usd_per_gpu_hour: 0.01 }] };
    delete request.gpu_count;
    const [{ rows: wanted }] = await command([{ request, gpus: ["a100-sxm-80gb"] }], "--compare");
    const { usd_per_million_output_tokens: perMillion } = wanted[0].cost;
    await expect(row).toBeVisible();
    await row.scrollIntoViewIfNeeded(); // it is asked again once it is seen
    await expect(async () => {
      const shown = numberIn(await row.locator("> *").nth(price).innerText());
      assert.ok(isRounded(shown, perMillion), `${shown} is not ${perMillion}`);
    }).toPass();
    await openBook(page);
    await page.locator("#prices-card").selectOption("a100-sxm-80gb");
    await page.getByRole("button", { name: /^Remove/ }).click();
    await expect(rows(page).first()).not.toHaveText(/Our cluster/, rendered);
  });

  test("refuses what is no price and says why", async ({ open }) => {
    const page = await open("?task=serving");
    const before = await anHour(page);
    await openBook(page);
    const field = rows(page).first().locator("input");
    for (const text of ["cheap", "-1", "20000"]) {
      await setPrice(page, 0, text);
      assert.match(
        await field.evaluate(({ validationMessage }) => validationMessage),
        /0 to 10,000/,
      );
      await expect(field).toHaveAttribute("aria-invalid", "true");
    }
    await expect(page.locator("[data-origin=changed]")).toHaveCount(0);
    await page.keyboard.press("Escape");
    assert.equal(await anHour(page), before);
  });

  test("shows yuan at a stated rate, or at one's own", async ({ open }) => {
    const page = await open("?task=serving");
    const [report] = await command([opening]);
    await openBook(page);
    await page.locator("#prices-currency").selectOption("CNY");
    const [{ per_usd: published, as_of: date }] = rates;
    await expect(page.locator("#prices-rate-note")).toContainText(date);
    const hour = page.locator(".tile-big").nth(2);
    await expect(hour).toHaveText(/^≈¥/, rendered);
    assert.ok(isRounded(await anHour(page), report.cost.usd_per_hour * published));
    await page.locator("#prices-rate").fill("none");
    await page.locator("#prices-rate").press("Enter");
    await expect(page.locator("#prices-rate")).toHaveAttribute("aria-invalid", "true");
    await page.locator("#prices-rate").fill("8");
    await page.locator("#prices-rate").press("Enter");
    await expect(page.locator("#prices-rate-note")).toHaveText(/Your own/, rendered);
    await expect(hour).toContainText(`≈¥${(report.cost.usd_per_hour * 8).toFixed(2)}`);
    await setPrice(page, 0, "8");
    await page.keyboard.press("Escape");
    // A price typed in yuan is one dollar.
    await expect(hour).toHaveText(/^≈¥8\.00 /, rendered);
    await expect(page.locator(".comparison tbody tr").nth(1)).toBeVisible();
    await expect(page.locator(".answer")).not.toHaveText(/\$\d/, rendered);
    await page.reload();
    await expect(hour).toHaveText(/^≈¥8\.00 /, rendered);
  });

  test("plans with the visitor's prices, in the same currency, and opens a plan at its price", async ({
    open,
  }) => {
    const rate = 7;
    const ours = { id: "own-1", provider: "Ours", gpu: "h100-sxm-80gb", usd_per_gpu_hour: 0.05 };
    const offers = [{ ...ours, as_of: "2026-11-01" }];
    const book = JSON.stringify({ offers, currency: "CNY", cnyPerUsd: rate });
    const page = await open("?task=plan", keeping(book));
    const { request } = buildRequest(questionFromQuery("?task=plan"));
    const [{ plans }] = await command([{ ...request, offers }], "--plan");
    const { cost } = plans[0].estimate;
    assert.equal(cost.offer.id, ours.id);
    assert.ok((await page.locator(".plan").first().innerText()).includes("Price: Ours"));
    const yuan = numberIn((await bigNumbers(page))[0]);
    assert.ok(Math.abs(yuan - cost.usd_per_hour * rate) < 0.006, `${yuan}`);
    const text = await page.locator(".answer").innerText();
    assert.match(text, /¥/);
    assert.doesNotMatch(text, /\$/);
    await page.getByRole("button", { name: "Embed" }).click();
    await expect(page.locator(".embed-dialog textarea")).toHaveValue(/ currency="CNY"/);
    await page.keyboard.press("Escape");
    await page.locator(".plan .chip").first().click();
    await expect(page.locator(".bar-key")).toBeVisible();
    assert.ok(Math.abs((await anHour(page)) - cost.usd_per_hour * rate) < 0.006);
  });

  test("opens an address that names somebody else's price, and says so beside the price", async ({
    open,
  }) => {
    const page = await open("?task=serving&users=9&offer=own-7&kv=fp8");
    const [report] = await command([
      { ...opening, concurrency: 9, precision: { weights: "fp8", kv_cache: "fp8" } },
    ]);
    assert.ok(Math.abs((await anHour(page)) - report.cost.usd_per_hour) < 0.006);
    const note = await page.locator("#field-price-note").innerText();
    assert.match(note, /own-7.* not known here/);
    assert.ok(note.includes(report.cost.offer.provider), note);
    await expect(page.locator(".field-error, .stale")).toHaveCount(0);
    await expect(page).toHaveURL(/users=9.*offer=own-7.*kv=fp8/);
    await page.locator("#field-price").fill("2");
    await expect(page.locator("#field-price-note")).not.toHaveText(/own-7/, rendered);
  });

  test("saves lists and reads them back, as JSON and as a table", async ({ open }) => {
    const page = await open("?task=serving");
    await openBook(page);
    const save = async (name) => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: `Save as ${name}` }).click(),
      ]);
      return readFile(await download.path(), "utf8");
    };
    const read = (name, text) =>
      page
        .locator(".prices-import input")
        .setInputFiles({ name, mimeType: "", buffer: Buffer.from(text) });
    const said = (text) => page.locator(".prices [role=status]", { hasText: text }).waitFor();
    const known = (await catalog()).offers.filter((offer) => offer.current);
    const json = JSON.parse(await save("JSON"));
    assert.equal(json.offers.length, known.length);
    const csv = await save("CSV");
    assert.equal(csv.trim().split("\r\n").length, known.length + 1);
    await read("same.csv", csv);
    await said("Read: 0 prices differ");
    const mine = known.find((one) => one.gpu === opening.gpu && one.gpu_count === 1);
    const changed = csv
      .split("\r\n")
      .map((line) =>
        line.startsWith(`${mine.id},`) ? line.replace(/,[\d.]+,(?=[^,]*,true$)/, ",0.5,") : line,
      );
    await read("changed.csv", changed.join("\r\n"));
    await said("Read: 1 prices differ");
    assert.equal(await anHour(page), 0.5);
    await read("again.json", JSON.stringify(json));
    await said("Read: 0 prices differ");
    await read("by-hand.csv", "provider,gpu,usd_per_gpu_hour\nUs,h200-sxm-141gb,0.25\n");
    await said("Read: 1 prices differ");
    assert.equal(await anHour(page), 0.25);
    for (const [text, message] of [
      ["gpu,usd_per_gpu_hour\nH200,1\nH200,cheap\n", "Row 2: usd_per_gpu_hour"],
      ["gpu,usd_per_gpu_hour\nH200,1\nH201,1\n", "Row 2: gpu"],
      ["gpu,usd_per_gpu_hour,kind\nH200,1,free\n", "Row 1: kind"],
      ["gpu,usd_per_gpu_hour,as_of\nH200,1,2026-13-01\n", "Row 1: as_of"],
      ["usd_per_gpu_hour\n1\n", "Row 1: gpu"],
      ["a,b\n1,2\n", "no price list"],
      ['{"offers": 5}', "no price list"],
    ]) {
      await read("bad", text);
      await said(message);
    }
    assert.equal(await anHour(page), 0.25, "a bad list changes nothing");
    await page.getByRole("button", { name: "Forget all my prices" }).click();
    await expect(page.locator("[data-origin=changed], [data-origin=own]")).toHaveCount(0);
  });

  test("adds what a list says to one's own prices, without a word twice", async ({ open }) => {
    const ours = { id: "own-1", provider: "Ours", gpu: opening.gpu, usd_per_gpu_hour: 0.9 };
    const book = JSON.stringify({
      offers: [ours, { ...ours, id: "own-2", usd_per_gpu_hour: "?" }],
    });
    const page = await open("?task=serving", keeping(book));
    assert.equal(await anHour(page), 0.9, "what is damaged of a book does not cost the rest of it");
    await openBook(page);
    const list = "provider,gpu,usd_per_gpu_hour\nList,H200,0.8\nList,H200,0.7\n";
    for (const time of ["once", "twice"]) {
      await page
        .locator(".prices-import input")
        .setInputFiles({ name: `${time}.csv`, mimeType: "", buffer: Buffer.from(list) });
      await expect(
        page.locator(".prices [role=status]", { hasText: "Read: 2 prices" }),
      ).toBeVisible();
      const own = await page
        .locator("[data-origin=own] input")
        .evaluateAll((all) => all.map(({ value }) => value));
      assert.deepEqual(own, ["0.7", "0.8", "0.9"], time);
    }
    await page.keyboard.press("Escape");
    assert.equal(await anHour(page), 0.7);
  });

  test("shows where each price was read, and what is rented for it", async ({ open }) => {
    const page = await open("?task=serving");
    const known = (await catalog()).offers.filter(({ gpu }) => gpu === opening.gpu);
    await openBook(page);
    const texts = (await rows(page).allInnerTexts()).join("\n");
    for (const { source, instance, region, vcpus } of known) {
      for (const text of [source, instance, region]) assert.ok(texts.includes(text), text);
      if (vcpus > 0) assert.ok(texts.includes(`${vcpus.toLocaleString("en-US")} vCPU`));
    }
  });

  test("works where the browser keeps nothing, and where what it kept is damaged", async ({
    open,
  }) => {
    let page = await open("?task=serving", {
      prepare: (context) =>
        context.addInitScript(() => {
          Object.defineProperty(globalThis, "localStorage", {
            get: () => {
              throw new DOMException("forbidden", "SecurityError");
            },
          });
        }),
    });
    await openBook(page);
    await setPrice(page, 0, "0.5");
    await expect(page.getByText("keeps nothing here")).toBeVisible();
    await page.keyboard.press("Escape");
    assert.ok((await anHour(page)) >= 0.5);
    const damaged =
      '{"offers": [{"gpu": 5}, {"gpu": "h200-sxm-141gb"}, 7], "currency": "EUR", "cnyPerUsd": -1}';
    page = await open("?task=serving", keeping(damaged));
    const [report] = await command([opening]);
    assert.equal(await anHour(page), Number(report.cost.usd_per_hour.toFixed(2)));
  });

  test("works in the offline file", async ({ open }) => {
    const address = pathToFileURL(`${dist}/whichgpu.html`).href;
    const page = await open("?task=serving", { address, offline: true });
    await openBook(page);
    await setPrice(page, 0, "0.5");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save as CSV" }).click(),
    ]);
    assert.match(await readFile(await download.path(), "utf8"), /h200-sxm-141gb,.*,0\.5,/);
  });

  for (const [name, query, settings] of [
    ["light", "", {}],
    ["dark, in Chinese", "?lang=zh", { colorScheme: "dark" }],
    ["on a phone", "", { viewport: { width: 390, height: 844 } }],
  ]) {
    test(`is accessible: ${name}`, async ({ open }) => {
      const page = await open(query, settings);
      await page.locator(".tool").first().click();
      await page.locator("#prices-currency").selectOption("CNY");
      await page.locator("#prices-card").selectOption("");
      await page.locator(".prices summary").click();
      assert.deepEqual(await accessibilityProblems(page), []);
      const { clientWidth, scrollWidth } = await page
        .locator(".prices")
        .evaluate(({ clientWidth, scrollWidth }) => ({ clientWidth, scrollWidth }));
      assert.equal(scrollWidth, clientWidth, "nothing sticks out");
    });
  }
});
