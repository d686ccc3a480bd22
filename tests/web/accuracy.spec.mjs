import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { accessibilityProblems, expect, numberIn, rendered, speak, test } from "./support.mjs";

/** The errors as the native program printed them. */
const { bands } = JSON.parse(
  readFileSync(new URL("../../data/accuracy.json", import.meta.url), "utf8"),
);

/** What is said of other programs. */
const { tools: others } = JSON.parse(
  readFileSync(new URL("../../data/other_tools.json", import.meta.url), "utf8"),
);

test.describe("How accurate is this?", () => {
  test.use({ ready: ".accuracy" });

  test("works every published figure out anew", async ({ open }) => {
    const page = await open("accuracy.html");
    const overview = page.getByRole("region", { name: "In short" }).locator("tbody tr");
    for (const [metric, name] of [
      ["offline tokens/s", /all queued at once/],
      ["served TTFT", /first token, served/],
      ["prompt rate", /^Prompt tokens/],
    ]) {
      // Runs with an end are worked out where the constants are fitted.
      const printed = bands.filter((band) => band.metric === metric && band.load !== "run");
      const sum = printed.reduce((points, band) => points + band.points, 0);
      const cells = overview.filter({ has: page.getByRole("button", { name }) }).locator("td");
      await expect(cells.first()).toHaveText(sum.toLocaleString("en-US"));
    }
  });

  test("runs with an end follow, each served request by request", async ({ open }) => {
    const page = await open("accuracy.html");
    const overview = page.getByRole("region", { name: "In short" }).locator("tbody tr");
    for (const [metric, name] of [
      ["served TPOT", "Time per output token, run with an end"],
      ["served TTFT", "Time to first token, run with an end"],
    ]) {
      const printed = bands.filter((band) => band.metric === metric && band.load === "run");
      const sum = printed.reduce((points, band) => points + band.points, 0);
      const cells = overview.filter({ has: page.getByRole("button", { name }) }).locator("td");
      await expect(cells.first()).toHaveText(String(sum), { timeout: 60_000 });
    }
  });

  test("other tools' errors stand beside these, as their sources print them", async ({ open }) => {
    const page = await open("accuracy.html");
    const rows = page.getByRole("region", { name: "Other tools" }).locator("tbody tr");
    await expect(rows).toHaveCount(others.length + 1);
    await expect(rows.first()).toContainText("WhichGPU");
    await expect(rows.first().locator("td").nth(2)).toHaveText(/^\s*[\d.]+% median\s*P99/);
    for (const { name, source, date, errors } of others) {
      const row = rows.filter({ has: page.getByRole("link", { name, exact: true }) });
      await expect(row.getByRole("link")).toHaveAttribute("href", source);
      await expect(row).toContainText(date);
      for (const { percent } of errors) await expect(row).toContainText(`${percent}%`);
    }
  });

  test("an engine of one class has the errors that are printed of it", async ({ open }) => {
    const page = await open("accuracy.html");
    const metric = "prompt rate";
    const classes = bands.filter((band) => band.metric === metric);
    const single = classes.filter(({ engine }) => engine === "llama.cpp-2024");
    assert.equal(single.length, 1);
    const [{ points, median_percent: median, p90_percent: high }] = single;
    await page.getByRole("button", { name: /^Prompt tokens/ }).click();
    await page.getByRole("button", { name: "Engine", exact: true }).first().click();
    const table = page.locator("whichgpu-table").first();
    await expect(table.locator("thead th").first()).toContainText("Engine");
    const rows = await table
      .locator("tbody tr")
      .evaluateAll((all) => all.map((one) => [...one.cells].map((cell) => cell.innerText)));
    // The page writes one digit after the point.
    const near = (a, b) => Math.abs(a - b) < 0.3;
    const signed = (text) => (text.startsWith("−") ? -1 : 1) * numberIn(text);
    const found = rows.find(
      (cells) =>
        numberIn(cells[1]) === points &&
        near(signed(cells[3]), median) &&
        near(signed(cells[5]), high),
    );
    assert.ok(found, `${points} points, ${median} %: ${JSON.stringify(rows)}`);
  });

  test("a group is shown alone, and a point opens in the calculator", async ({ open }) => {
    const page = await open("accuracy.html");
    const tables = page.locator("whichgpu-table");
    const group = tables.first().locator("tbody .row-button").first();
    await expect(group).toBeVisible();
    const name = await group.innerText();
    await group.click();
    await expect(page.locator(".accuracy-only")).toContainText(name);
    await expect(tables.last().locator("tbody tr").first()).toContainText(name);
    const point = tables.last().locator("tbody .row-button").first();
    await expect(point).toBeVisible();
    const model = await point.innerText();
    await point.click();
    // A start takes as long as that of open().
    await page.locator(".verdict-sentence").waitFor();
    await expect(page.locator("#field-model")).toHaveValue(model);
  });

  for (const [name, query, settings] of [
    ["light", "", {}],
    ["dark, in Chinese", "?lang=zh", { colorScheme: "dark" }],
    ["on a phone", "", { viewport: { width: 390, height: 844 } }],
  ]) {
    test(`is accessible: ${name}`, async ({ open }) => {
      const page = await open(`accuracy.html${query}`, settings);
      // Chart and tables are drawn when they come near.
      await page.locator("#scatter").scrollIntoViewIfNeeded();
      await expect(page.locator(".chart-picture > svg")).toBeVisible();
      await page.locator("main > section").last().scrollIntoViewIfNeeded();
      await expect(page.locator("whichgpu-table").last().locator("tbody tr").first()).toBeVisible();
      assert.deepEqual(await accessibilityProblems(page), []);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= (settings.viewport?.width ?? 1280), `${width} sticks out`);
    });
  }

  test("speaks both languages, and is reached from the calculator", async ({ open }) => {
    const page = await open("accuracy.html");
    await speak(page, "中文");
    await expect(page.locator(".accuracy-heading")).toHaveText("估得准不准？", rendered);
    await page.getByRole("link", { name: "计算器" }).click();
    await page.getByRole("link", { name: "准确度" }).click();
    await expect(page.locator(".accuracy-heading")).toBeVisible();
  });
});
