// Finding a model and a card: the field at the top, and those of the form.
import assert from "node:assert/strict";
import { accessibilityProblems, expect, rendered, test } from "./support.mjs";

/** A browser that says which card it runs on, or, without a name, none. */
const onCard = (device) => (context) =>
  context.addInitScript((device) => {
    const gpu = { requestAdapter: async () => (device ? { info: { device } } : null) };
    Object.defineProperty(navigator, "gpu", { value: gpu, configurable: true });
    HTMLCanvasElement.prototype.getContext = () => null;
  }, device);

const plain = (text) => text.replaceAll("\u00a0", " ");

test.describe("the search", () => {
  for (const [lang, asked, sentence] of [
    ["en", "4090 qwen3 32b", /Qwen3 32B in Q4_K_M.*RTX\s4090.*one user/s],
    ["zh", "通义千问3 32b 4090", /RTX\s4090.*Q4_K_M.*Qwen3 32B/s],
  ]) {
    test(`fills model and card at once, from the keyboard alone: ${lang}`, async ({ open }) => {
      const page = await open(`?lang=${lang}`, { prepare: onCard("") });
      await page.keyboard.press("/");
      const field = page.locator("#find");
      await expect(field).toBeFocused();
      await page.keyboard.type(asked);
      await expect(page.locator("#find-list [role=option]").first()).toBeVisible();
      assert.deepEqual(await accessibilityProblems(page), [], "while it is open");
      await page.keyboard.press("Enter");
      await expect(page.locator("#tab-serving")).toHaveAttribute("aria-selected", "true");
      await expect(page.locator(".verdict-sentence")).toHaveText(sentence, rendered);
      await expect(page.locator(".verdict .badge")).not.toHaveAttribute(
        "data-verdict",
        "does_not_fit",
      );
      await expect(field).toHaveValue("");
      await expect(page.locator("#find-list")).toHaveCount(0);
      await expect(page).toHaveURL(
        (url) =>
          url.searchParams.get("model") === "Qwen/Qwen3-32B" &&
          url.searchParams.get("gpu") === "rtx-4090-24gb",
      );
    });
  }

  test("stays in a task that has what was found, and takes numbers along", async ({ open }) => {
    const page = await open("?task=finetuning", { prepare: onCard("") });
    const find = async (text) => {
      await page.locator("#find").fill(text);
      await page.locator("#find").press("Enter");
    };
    await find("llama 8b");
    await expect(page.locator("#field-model")).toHaveValue("Llama 3.1 8B Instruct");
    await expect(page.locator("#tab-finetuning")).toHaveAttribute("aria-selected", "true");
    await find("2x h20");
    await expect(page.locator("#field-gpu")).toHaveValue("H20 96GB");
    await expect(page.locator("#field-count")).toHaveValue("2");
    await find("50 users h100 llama 70b");
    await expect(page.locator("#field-users")).toHaveValue("50");
    await expect(page.locator("#tab-serving")).toHaveAttribute("aria-selected", "true");
    await find("sdxl l40s");
    await expect(page.locator("#tab-image")).toHaveAttribute("aria-selected", "true");
    await expect(page.locator("#field-imagemodel")).toHaveValue("Stable Diffusion XL");
    await expect(page.locator("#field-gpu")).toHaveValue("L40S 48GB");
    await page.locator("#find").fill("no such thing");
    await expect(page.locator("#find-list .combo-none")).toBeVisible();
    await page.locator("#find").press("Enter");
    await expect(page.locator(".field-error"), "nothing is asked").toHaveCount(0);
  });

  test("offers the visitor's own card and what was chosen before", async ({ open, seen }) => {
    const page = await open("", { prepare: onCard("NVIDIA GeForce RTX 3090") });
    await page.locator("#find").click();
    const options = page.locator("#find-list [role=option]");
    await expect(options.first()).toHaveText(/RTX 3090 24GB/, rendered);
    const before = seen.requests.length;
    await options.first().click();
    await expect(page.locator("#field-gpu")).toHaveValue("GeForce RTX 3090 24GB");
    await expect(page.locator("#field-users")).toHaveValue("1");
    await page.locator("#field-gpu").fill("l40s");
    await page.locator("#field-gpu").press("Enter");
    await page.locator("#find").click();
    await expect(page.locator("#find-list [role=group]").last()).toHaveText(
      /L40S.*RTX 3090/s,
      rendered,
    );
    const sent = seen.requests.slice(before).join(" ");
    assert.doesNotMatch(decodeURIComponent(sent), /3090/, "its name is sent nowhere");
  });

  test("keeps its list out of the page while closed, and its text whole at every click", async ({
    open,
  }) => {
    const page = await open("?task=serving");
    await expect(page.locator("[role=option]")).toHaveCount(0);
    const model = page.locator("#field-model");
    for (let click = 0; click < 2; click++) await model.click({ position: { x: 90, y: 8 } });
    await page.keyboard.type("qwen3 32b");
    await expect(model).toHaveValue("qwen3 32b");
    await page.keyboard.press("Enter");
    await expect(model).toHaveValue("Qwen3 32B");
    await model.click();
    await page.getByRole("button", { name: "Clear" }).click();
    await expect(model).toHaveValue("");
    await expect(model, "the caret stays").toBeFocused();
    const names = await page.locator("#field-model-list [role=option]").allInnerTexts();
    assert.ok(names.length > 100, `${names.length} models`);
    assert.match(plain(names[0]), /^Qwen3 32B/, "chosen before");
    await page.keyboard.press("Escape");
    await expect(model).toHaveValue("Qwen3 32B");
  });
});
