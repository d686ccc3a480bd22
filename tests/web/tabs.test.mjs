import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { forms, tasks } from "../../web/src/questions/index.ts";
import { initialQuestion } from "../../web/src/state/fields.ts";
import { buildRequest } from "../../web/src/state/request.ts";
import { accessibilityProblems, command, servedSite } from "./support.mjs";

describe("the tabs", () => {
  const served = servedSite();
  const tab = (page, task) => page.locator(`#tab-${task}`);
  const selected = (page) => page.locator("[role=tab][aria-selected=true]").getAttribute("id");

  it("move with the arrow keys, each to an answered question of its own", async () => {
    const page = await served.open();
    await tab(page, tasks[0]).click();
    await tab(page, tasks[0]).focus();
    for (const task of tasks) {
      assert.equal(await selected(page), `tab-${task}`);
      assert.equal(await page.evaluate(() => document.activeElement.id), `tab-${task}`);
      assert.equal(await page.locator("[role=tab][tabindex='0']").count(), 1);
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

  it("come into sight on a phone, whichever opens, and take the focus where a plan is opened", async () => {
    const inSight = async (page, task) => {
      const { x, width } = await tab(page, task).boundingBox();
      assert.ok(x >= 0 && x + width <= 390, `${task} from ${x} to ${x + width}`);
    };
    const page = await served.open("?task=own", { viewport: { width: 390, height: 844 } });
    await inSight(page, "own");
    await tab(page, "own").focus();
    await page.keyboard.press("Home");
    await inSight(page, "plan");
    await page.locator(".plan .chip").first().focus();
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "tab-serving");
    await inSight(page, "serving");
  });

  it("share the card and keep what was typed in each", async () => {
    const page = await served.open("?users=3&gpu=a100-sxm-80gb&count=2");
    await tab(page, "hpc").click();
    assert.match(await page.locator(".verdict-sentence").innerText(), /A100/);
    await page.waitForURL(/task=hpc.*gpu=a100-sxm-80gb/);
    await page.locator("#field-intensity").fill("7");
    await page.locator("#field-gpu").fill("H100 SXM 80GB");
    await page.locator("#field-gpu").press("Enter");
    await tab(page, "serving").click();
    assert.equal(await page.locator("#field-users").inputValue(), "3");
    assert.match(await page.locator(".verdict-sentence").innerText(), /H100/);
    await tab(page, "hpc").click();
    assert.equal(await page.locator("#field-intensity").inputValue(), "7");
    await page.waitForURL(/task=hpc.*intensity=7/);
    await page.reload();
    await page.locator(".verdict-sentence").waitFor();
    assert.equal(await selected(page), "tab-hpc");
    assert.equal(await page.locator("#field-intensity").inputValue(), "7");
  });

  it("open on requests that the core answers", async () => {
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
      it(`are accessible: ${task}, ${name}`, async () => {
        const page = await served.open(`?task=${task}${query}`, settings);
        await page.locator("summary").evaluateAll((all) => all.forEach((one) => one.click()));
        assert.deepEqual(await accessibilityProblems(page), []);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= (settings.viewport?.width ?? 1280), `${width} sticks out`);
      });
    }
  }
});
