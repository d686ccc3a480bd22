import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import {
  accessibilityProblems,
  catalog,
  command,
  expect,
  isRounded,
  numberIn,
  opening,
  test,
} from "./support.mjs";

test.describe("all cards and all models", () => {
  const section = (page, name) =>
    page.locator(".panel", { has: page.getByRole("heading", { name }) });
  const cards = (page) => section(page, "All cards for this work");
  const models = (page) => section(page, /^All models on/);
  /** The texts of one column, from the top. */
  const column = async (table, name) => {
    const heads = await table.locator("thead > tr > *").allInnerTexts();
    const place = heads.findIndex(
      (head) => head.replace(/\s+[▲▼]$/, "").replaceAll("\n", " ") === name,
    );
    assert.ok(place >= 0, `${name} in ${heads.join()}`);
    return table.locator(`tbody tr > :nth-child(${place + 1})`).allInnerTexts();
  };

  test(
    "show every card with the figures of the npm command, cheapest first",
    { tag: "@core" },
    async ({ open }) => {
      const page = await open("?task=compare");
      const { gpus } = await catalog();
      await expect(cards(page)).toContainText(`${gpus.length} rows`);
      const names = await column(cards(page), "Card");
      assert.deepEqual([...names].sort(), gpus.map(({ name }) => name).sort());
      const prices = (await column(cards(page), "$ / M output tokens")).filter(
        (text) => text !== "–",
      );
      const figures = prices.map(numberIn);
      assert.ok(figures.length > 20);
      assert.deepEqual(
        figures,
        [...figures].sort((a, b) => a - b),
      );
      const card = gpus.find(({ name }) => name === names[0]);
      const count = Number((await column(cards(page), "Cards"))[0]);
      const [report] = await command([{ ...opening, gpu: card.id, gpu_count: count }]);
      const [each] = await column(cards(page), "Tokens/s each user");
      assert.ok(isRounded(numberIn(each), report.speed.tokens_per_second_per_user));
      assert.deepEqual(await accessibilityProblems(page), []);
    },
  );

  test("on a phone begin with speed and price, and say that there is more", async ({ open }) => {
    const page = await open("?task=compare", { viewport: { width: 360, height: 780 } });
    const heads = cards(page).locator("thead th");
    await expect(heads.nth(0)).toHaveText(/Card/);
    await expect(heads.nth(1)).toHaveText(/Tokens\/s each user/);
    await expect(heads.nth(2)).toHaveText(/\$ an hour/);
    await expect(cards(page).locator("tbody tr").nth(8)).toBeVisible();
    const region = cards(page).locator(".table-scroll");
    const edge = await region.evaluate((one) => one.getBoundingClientRect().right);
    for (const index of [1, 2]) {
      const { x, width } = await heads.nth(index).boundingBox();
      assert.ok(x + width <= edge, `column ${index} ends at ${x + width} of ${edge}`);
    }
    await expect(cards(page).locator(".data-more")).toBeVisible();
    await page.setViewportSize({ width: 1280, height: 800 });
    await expect(heads.nth(1)).toHaveText(/Fits/);
    await expect(cards(page).locator(".data-more")).toHaveCount(0);
  });

  test("are sorted, filtered and cut as the address keeps it, and saved as they are shown", async ({
    open,
  }) => {
    const page = await open("?task=compare");
    const table = cards(page);
    await table.getByRole("searchbox").fill("rtx 24gb");
    await table.getByRole("button", { name: "Mean W", exact: true }).click();
    await table.getByText("Columns").click();
    await table.getByRole("checkbox", { name: "$ a month" }).uncheck();
    await expect(page).toHaveURL(/t\.cards\.sort=watts/);
    await page.reload();
    await expect(table.getByRole("searchbox")).toHaveValue("rtx 24gb");
    await expect(table).toContainText(`of ${(await catalog()).gpus.length} rows`);
    const cells = await column(table, "Mean W");
    // Cards that are too small draw nothing.
    const watts = cells.filter((text) => /\d/.test(text)).map(numberIn);
    assert.ok(watts.length > 1 && cells.length < 10, String(cells));
    assert.deepEqual(
      watts,
      [...watts].sort((a, b) => a - b),
    );
    const download = page.waitForEvent("download");
    await table.getByRole("button", { name: "CSV" }).click();
    const saved = await readFile(await (await download).path(), "utf8");
    const [head, ...rows] = saved.trim().split("\r\n");
    assert.ok(head.startsWith("Card,Fits,Cards,") && !head.includes("month"), head);
    assert.equal(rows.length, cells.length);
    assert.equal(Number(rows[0].split(",").at(-1)), watts[0]);
  });

  test("lead to a comparison of up to four, and to the question with that card", async ({
    open,
  }) => {
    const page = await open("?task=compare&lang=zh");
    const table = section(page, "跑同样负载的所有显卡");
    await expect(table).toContainText(`共 ${(await catalog()).gpus.length} 行`);
    for (const index of [0, 1, 2, 3]) await table.getByRole("checkbox").nth(index).check();
    await expect(page.locator(".sides thead .row-button")).toHaveCount(4);
    await expect(table.getByRole("checkbox").nth(4)).toBeDisabled();
    await table.getByRole("checkbox").nth(0).uncheck();
    await expect(page.locator(".sides thead .row-button")).toHaveCount(3);
    await table.locator("tbody .row-button").nth(2).click();
    const name = await table.locator("tbody .row-button").nth(2).innerText();
    await expect(page.locator("tr[aria-current=true]").first()).toContainText(name);
  });

  test("say which models a card runs, in which format", async ({ open }) => {
    const page = await open("?task=compare&gpu=rtx-4090-24gb&users=1&in=1024&out=512");
    await expect(models(page)).toContainText(`${(await catalog()).models.length} rows`);
    const fits = await column(models(page), "Fits");
    const firstShort = fits.findIndex((text) => text.includes("short"));
    assert.ok(firstShort > 20 && fits.slice(firstShort).every((text) => /short/.test(text)));
    await models(page).getByRole("searchbox").fill("qwen3 32b");
    const [format] = await column(models(page), "Format");
    // 32.8 billion parameters: 8 bits take more than 24 GB, 4 bits take less.
    assert.equal(format, "INT4");
    await models(page).locator("tbody .row-button").first().click();
    await expect(page.locator("#field-weights")).toHaveValue("int4");
  });

  test("keep the question between serving and comparing", async ({ open }) => {
    const page = await open("?task=serving&users=3&in=2000");
    await page.getByRole("tab", { name: "Compare" }).click();
    await expect(page.locator("#field-users")).toHaveValue("3");
    await expect(page.locator("#field-prompt")).toHaveValue("2000");
  });
});

test.describe("a chart", () => {
  const chart = (page) => page.locator("whichgpu-chart").first();

  test("has values on both axes, answers to keyboard and pointer, and is a table", async ({
    open,
  }) => {
    const page = await open("?task=compare&maxtpot=40");
    await chart(page).locator("svg").first().waitFor();
    const ticks = await chart(page).locator(".chart-tick").allInnerTexts();
    assert.ok(ticks.length >= 6, ticks.join());
    await expect(chart(page)).toContainText("limit: 25 tokens/s");
    const picture = chart(page).locator(".chart-picture");
    await picture.focus();
    await page.keyboard.press("ArrowRight");
    await expect(chart(page).locator(".chart-value")).toContainText("1 user");
    await page.keyboard.press("ArrowDown");
    await expect(chart(page).locator(".chart-value")).toContainText("A100");
    await chart(page).getByText("As a table").click();
    await expect(chart(page).locator("tbody tr").nth(20)).toBeAttached();
    assert.deepEqual(await accessibilityProblems(page, "whichgpu-chart"), []);
  });

  test("is saved as a picture and as a table", async ({ open }) => {
    const page = await open("?task=compare");
    await chart(page).locator("svg").first().waitFor();
    const saved = async (name) => {
      const download = page.waitForEvent("download");
      await chart(page).getByRole("button", { name }).click();
      return readFile(await (await download).path());
    };
    const picture = (await saved("SVG")).toString("utf8");
    assert.match(picture, /^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    assert.match(picture, /stroke="rgb\(/);
    const pixels = await saved("PNG");
    assert.equal(pixels.subarray(1, 4).toString("latin1"), "PNG");
    assert.match((await saved("CSV")).toString("utf8"), /^Line,Point,/);
  });
});
