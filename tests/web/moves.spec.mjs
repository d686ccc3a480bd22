// What a move of a slider asks of the page: its planner beside it, and no more of the page than what changed.
import assert from "node:assert/strict";
import { command, expect, numberIn, opening, rendered, test } from "./support.mjs";

const settled = (page) => page.locator('.answer[aria-busy="false"]').waitFor();

/** Types these texts one after the other, as fast as a script can. */
const typeAll = (page, id, texts) =>
  page.evaluate(
    ({ id, texts }) => {
      const input = document.getElementById(id);
      for (const text of texts) {
        input.value = text;
        input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }
    },
    { id, texts },
  );

test.describe("a move", () => {
  test("finds what is out of sight as it comes into sight, is printed, or once nothing changes", async ({
    open,
  }) => {
    const page = await open("?task=training", { viewport: { width: 1280, height: 500 } });
    const rows = page.locator(".comparison tbody");
    await expect(rows).toContainText("H200", rendered);
    /** Moves the length, and says what the rows are `then`. */
    const rowsAfter = (length, then) =>
      page.evaluate(
        async ({ length, then }) => {
          const read = () => document.querySelector(".comparison tbody").textContent;
          const was = read();
          const input = document.getElementById("field-sequence");
          input.value = length;
          input.dispatchEvent(new InputEvent("input", { bubbles: true }));
          if (then === "print") dispatchEvent(new Event("beforeprint"));
          if (then === "see") document.querySelector(".comparison").scrollIntoView();
          const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
          const end = performance.now() + 800;
          while (then === "see" && read() === was && performance.now() < end) await frame();
          return read();
        },
        { length, then },
      );
    const before = await rows.textContent();
    const printed = await rowsAfter("16384", "print");
    assert.notEqual(printed, before, "of the length that is printed");
    assert.equal(await rowsAfter("4096", "rest"), printed, "no work for what nobody sees");
    await expect.poll(() => rows.textContent()).not.toBe(printed);
    assert.equal(await rowsAfter("16384", "see"), printed);
  });
  test("is planned for beside the page, and what is superseded is not searched for", async ({
    open,
  }) => {
    const countSearches = (context) =>
      context.addInitScript(() => {
        globalThis.searches = 0;
        const { postMessage } = Worker.prototype;
        Worker.prototype.postMessage = function post(message) {
          if (message.startsWith("{")) globalThis.searches++;
          postMessage.call(this, message);
        };
      });
    const page = await open("?task=plan", { prepare: countSearches });
    assert.equal(page.workers().length, 0, "none before something is changed");
    const answering = page.waitForEvent("worker");
    await page.locator("#field-users").fill("17");
    await answering;
    await settled(page);
    let users = 17;
    await expect(async () => {
      await page.locator("#field-users").fill(String(++users));
      await settled(page);
      assert.ok((await page.evaluate(() => globalThis.searches)) > 0, "it has started");
    }).toPass();
    const before = await page.evaluate(() => globalThis.searches);
    const numbers = Array.from({ length: 20 }, (_, index) => String(40 + index));
    await typeAll(page, "field-users", numbers);
    await settled(page);
    const searched = (await page.evaluate(() => globalThis.searches)) - before;
    assert.ok(searched <= 2, `${searched} of ${numbers.length} searched for`);
    const need = {
      model: opening.model,
      serving: {
        concurrency: 59,
        input_tokens: 7168,
        output_tokens: 1024,
        max_ttft_ms: 2000,
        max_tpot_ms: 50,
      },
    };
    const [report] = await command([need], "--plan");
    const [{ estimate }] = report.plans;
    const price = await page.locator(".plan .tile-big, .tile-big").first().innerText();
    assert.equal(numberIn(price), Number(estimate.cost.usd_per_hour.toFixed(2)));
    await page.locator("#field-users").fill("many");
    await expect(page.locator("#field-users-error")).toHaveText(/not a number/, rendered);
    await page.locator("#tab-serving").click();
    await expect(page.locator(".verdict-sentence")).toHaveText(/runs on/, rendered);
  });

  for (const [name, query, field] of [
    ["serving", "?task=serving", "users"],
    ["a plan", "?task=plan", "users"],
    ["training", "?task=training", "sequence"],
  ]) {
    test(`leaves alone what it does not change: ${name}`, async ({ open }) => {
      const page = await open(query);
      await expect(page.locator(`#field-${field}`)).toBeVisible();
      await page.locator(`#field-${field}`).fill("512");
      await settled(page);
      await page.waitForTimeout(500);
      await page.evaluate(() => {
        globalThis.touched = [];
        new MutationObserver((records) => {
          for (const { target } of records) {
            const element = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
            globalThis.touched.push(
              element?.closest("header, .presets, #inputs, .answer")?.className || element?.tagName,
            );
          }
        }).observe(document.documentElement, {
          subtree: true,
          attributes: true,
          childList: true,
          characterData: true,
        });
      });
      await page.locator(`#field-${field}`).fill("513");
      await settled(page);
      await page.waitForTimeout(500);
      const touched = new Set(await page.evaluate(() => globalThis.touched));
      assert.ok(touched.has("answer"));
      // The title says what is shown, so that it may.
      for (const part of ["HTML", "HEAD", "HEADER", "presets"]) {
        assert.ok(!touched.has(part), `${part} was rendered again`);
      }
    });
  }
});
