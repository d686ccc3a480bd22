import assert from "node:assert/strict";
import { forms, tasks } from "../../web/src/questions/index.ts";
import { initialQuestion } from "../../web/src/state/fields.ts";
import { buildRequest } from "../../web/src/state/request.ts";
import { accessibilityProblems, command, expect, openAll, rendered, test } from "./support.mjs";

test.describe("the tabs", () => {
  const tab = (page, task) => page.locator(`#tab-${task}`);
  const selected = (page) => page.locator("[role=tab][aria-selected=true]").getAttribute("id");

  test("move with the arrow keys, each to an answered question of its own", async ({ open }) => {
    const page = await open();
    await tab(page, tasks[0]).click();
    await tab(page, tasks[0]).focus();
    for (const task of tasks) {
      assert.equal(await selected(page), `tab-${task}`);
      assert.equal(await page.evaluate(() => document.activeElement.id), `tab-${task}`);
      await expect(page.locator("[role=tab][tabindex='0']")).toHaveCount(1);
      const labelled = await page.getByRole("tabpanel").getAttribute("aria-labelledby");
      assert.equal(labelled, `tab-${task}`);
      assert.ok((await page.locator(".verdict-sentence").innerText()).length > 20);
      await page.keyboard.press("ArrowRight");
    }
    assert.equal(await selected(page), `tab-${tasks[0]}`, "round");
    await page.keyboard.press("ArrowLeft");
    assert.equal(await selected(page), `tab-${tasks.at(-1)}`);
    await page.keyboard.press("Home");
    assert.equal(await selected(page), `tab-${tasks[0]}`);
    await page.keyboard.press("End");
    assert.equal(await selected(page), `tab-${tasks.at(-1)}`);
  });

  test("come into sight on a phone, whichever opens, and take the focus where a plan is opened", async ({
    open,
  }) => {
    const inSight = async (page, task) => {
      const { x, width } = await tab(page, task).boundingBox();
      assert.ok(x >= 0 && x + width <= 390, `${task} from ${x} to ${x + width}`);
    };
    const page = await open("?task=own", { viewport: { width: 390, height: 844 } });
    await inSight(page, "own");
    await tab(page, "own").focus();
    await page.keyboard.press("Home");
    await inSight(page, "plan");
    await page.locator(".plan .chip").first().focus();
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "tab-serving");
    await inSight(page, "serving");
  });

  test("share the card and keep what was typed in each", async ({ open }) => {
    const page = await open("?users=3&gpu=a100-sxm-80gb&count=2");
    await tab(page, "hpc").click();
    await expect(page.locator(".verdict-sentence")).toHaveText(/A100/, rendered);
    await expect(page).toHaveURL(/task=hpc.*gpu=a100-sxm-80gb/);
    await page.locator("#field-intensity").fill("7");
    await page.locator("#field-gpu").fill("H100 SXM 80GB");
    await page.locator("#field-gpu").press("Enter");
    await tab(page, "serving").click();
    await expect(page.locator("#field-users")).toHaveValue("3");
    await expect(page.locator(".verdict-sentence")).toHaveText(/H100/, rendered);
    await tab(page, "hpc").click();
    await expect(page.locator("#field-intensity")).toHaveValue("7");
    await expect(page).toHaveURL(/task=hpc.*intensity=7/);
    await page.reload();
    await expect(page.locator(".verdict-sentence")).toBeVisible();
    assert.equal(await selected(page), "tab-hpc");
    await expect(page.locator("#field-intensity")).toHaveValue("7");
  });

  test("open on requests that the core answers", async () => {
    for (const [method, ...flags] of [["estimate"], ["plan", "--plan"]]) {
      const asked = tasks.filter((task) => forms[task].method === method);
      const requests = asked.map((task) => buildRequest(initialQuestion(task)).request);
      for (const report of await command(requests, ...flags)) {
        assert.ok(!report.error, JSON.stringify(report.error));
      }
    }
  });

  for (const task of tasks.filter((one) => one !== "serving")) {
    for (const [name, query, settings] of [
      ["light", "", {}],
      [
        "dark, in Chinese, on a phone",
        "&lang=zh",
        { colorScheme: "dark", viewport: { width: 390, height: 844 } },
      ],
    ]) {
      test(`are accessible: ${task}, ${name}`, async ({ open }) => {
        const page = await open(`?task=${task}${query}`, settings);
        await openAll(page);
        assert.deepEqual(await accessibilityProblems(page), []);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= (settings.viewport?.width ?? 1280), `${width} sticks out`);
      });
    }
  }
});
