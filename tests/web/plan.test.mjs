import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { buildRequest } from "../../web/src/state/request.ts";
import { questionFromQuery } from "../../web/src/state/url.ts";
import {
  accessibilityProblems,
  bigNumbers,
  command,
  isRounded,
  numberIn,
  servedSite,
} from "./support.mjs";

const opening = buildRequest(questionFromQuery("?task=plan")).request;

async function planned(request = opening) {
  const [report] = await command([request], "--plan");
  assert.ok(!report.error, JSON.stringify(report.error));
  return report;
}

const settled = (page) => page.locator('.answer[aria-busy="false"]').waitFor();

/** The text of every plan, with plain spaces. */
const plansOf = async (page) =>
  (await page.locator(".plan").allInnerTexts()).map((text) => text.replaceAll("\u00a0", " "));

/** The fact of a plan by its name. */
function factIn(text, name) {
  const lines = text.split("\n").map((line) => line.trim());
  const place = lines.findIndex((line) => line.startsWith(name));
  assert.ok(place >= 0, `${name} in ${text}`);
  return lines[place] === name ? lines[place + 1] : lines[place].slice(name.length).trim();
}

describe("the tab that recommends", () => {
  const served = servedSite();

  it("opens first, asks the four questions at once and answers for both needs", async () => {
    const page = await served.open();
    assert.equal(await page.locator("#tab-plan").getAttribute("aria-selected"), "true");
    for (const name of ["size", "users", "deadline", "hourly", "monthly", "total"]) {
      const box = await page.locator(`#field-${name}`).boundingBox();
      assert.ok(box.y + box.height < 720, `${name} is on the first screen`);
    }
    const report = await planned({
      ...opening,
      training: { method: "full", dataset_tokens: 1e9, deadline_hours: 72 },
    });
    const shown = await plansOf(page);
    const all = [...report.plans, ...report.training.plans];
    assert.equal(shown.length, all.length);
    all.forEach(({ estimate: { configuration: now } }, index) => {
      assert.ok(shown[index].includes(`${now.gpu_count} × ${now.gpu.name}`), shown[index]);
    });
    const [month, once] = [
      report.plans[0].estimate.cost.usd_per_month,
      report.training.plans[0].estimate.cost.usd_total,
    ];
    const { together } = report;
    const both = (await page.locator(".plan-both").innerText()).match(/\$[\d,.]*\d/g).map(numberIn);
    assert.ok(isRounded(both[2], month + once), "a run of hours is paid once in the first month");
    [month, once, together.usd_first_month, together.usd_per_hour].forEach((dollars, index) => {
      assert.ok(isRounded(both[index], dollars), `${both[index]} for ${dollars}`);
    });
    await page.waitForURL(/\?task=plan&train=yes$/);
  });

  it("plans for one need alone, for the other alone, and says that none is too few", async () => {
    const page = await served.open();
    await page.locator("#field-hourly").fill("1000");
    await settled(page);
    assert.match(await page.locator(".plan-both").innerText(), /pays for both at once/);
    await page.locator("#field-serve").uncheck();
    await settled(page);
    assert.equal(await page.locator("#field-users").count(), 0);
    assert.match(await page.locator(".verdict-sentence").innerText(), /costs \$.* takes about/);
    await page.locator("#field-train").uncheck();
    await page.locator("#field-serve-error").waitFor();
    assert.match(await page.locator("#field-serve-error").innerText(), /at least one/);
    await page.locator("#field-serve").check();
    await settled(page);
    assert.match(await page.locator(".verdict-sentence").innerText(), /serves?.* to .* users/);
    assert.equal(await page.locator(".field-error, #field-deadline").count(), 0);
    await page.waitForURL(/\?task=plan&budget=1000$/);
  });

  it("does not call within a budget what costs more together", async () => {
    const page = await served.open("?task=plan&train=yes");
    const [hourly] = (await bigNumbers(page)).map(numberIn);
    // Enough for the service alone: the run has nothing left.
    await page.locator("#field-hourly").fill(String(hourly + 0.01));
    await settled(page);
    assert.match(await page.locator(".plan-both").innerText(), /does not pay for both at once/);
    assert.match(await page.locator(".verdict .badge").innerText(), /Training: Beyond the budget/);
    // A total is the run's alone.
    await page.locator("#field-hourly").fill("");
    await page.locator("#field-total").fill("1M");
    await settled(page);
    assert.doesNotMatch(await page.locator(".plan-both").innerText(), /budget/);
  });

  it("is the first, and shows the plans of the npm command, each with its figures and reasons", async () => {
    const page = await served.open("?task=plan");
    assert.equal(await page.getByRole("tab").first().getAttribute("id"), "tab-plan");
    const report = await planned();
    assert.ok(report.plans.length > 1);
    const shown = await plansOf(page);
    assert.equal(shown.length, report.plans.length);
    report.plans.forEach(({ estimate, capacity, why }, index) => {
      const text = shown[index];
      const { configuration: now, speed, cost } = estimate;
      assert.ok(text.includes(`${now.gpu_count} × ${now.gpu.name}`), text);
      const near = (name, exact) =>
        assert.ok(isRounded(numberIn(factIn(text, name)), exact), `${name}: ${text}`);
      near("Each user", speed.tokens_per_second_per_user);
      near("All users", speed.output_tokens_per_second);
      assert.equal(numberIn(factIn(text, "Carries")), capacity.concurrency);
      assert.ok(text.includes(`${cost.offer.provider} price of`), text);
      assert.ok(why.length > 0);
      assert.doesNotMatch(text, /[a-z]_[a-z]/, "reasons are sentences");
    });
    const hourly = (await bigNumbers(page)).map(numberIn);
    report.plans.forEach(({ estimate }, index) => {
      assert.ok(Math.abs(hourly[index] - estimate.cost.usd_per_hour) < 0.006);
    });
    assert.equal(await page.locator(".comparison tbody tr").count(), report.pareto.length);
    assert.equal(await page.locator(".rejected > div").count(), report.rejected.length);
    assert.equal(await page.locator(".front-point").count(), report.pareto.length);
  });

  it("follows what is typed, and the address keeps it", async () => {
    const page = await served.open("?task=plan");
    await page.locator("#field-maxtpot").fill("12");
    await page.locator("#field-headroom").selectOption("1");
    await page.locator("#field-vendor").selectOption("NVIDIA");
    await settled(page);
    const report = await planned({
      ...opening,
      serving: { ...opening.serving, max_tpot_ms: 12, headroom: 1 },
      vendors: ["NVIDIA"],
    });
    const [first] = report.plans;
    assert.ok((await plansOf(page))[0].includes(first.estimate.configuration.gpu.name));
    assert.ok(
      Math.abs(numberIn((await bigNumbers(page))[0]) - first.estimate.cost.usd_per_hour) < 0.006,
    );
    await page.waitForURL(/task=plan.*headroom=1.*tpot=12.*vendor=NVIDIA/);
    const before = await plansOf(page);
    await page.reload();
    await page.locator(".verdict").waitFor();
    assert.deepEqual(await plansOf(page), before);
    assert.equal(await page.locator("#field-maxtpot").inputValue(), "12");
  });

  it("keeps the last answer in sight while it searches, and shows at once what is typed", async () => {
    const page = await served.open("?task=plan");
    const before = await plansOf(page);
    const typed = await page.locator("#field-users").evaluate((input) => {
      input.value = "999";
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      return {
        busy: document.querySelector(".answer").getAttribute("aria-busy"),
        plans: document.querySelectorAll(".plan").length,
        slider: input
          .closest(".field")
          .querySelector("[type=range]")
          .getAttribute("aria-valuetext"),
      };
    });
    assert.deepEqual(typed, { busy: "true", plans: before.length, slider: "999" });
    await settled(page);
    assert.notDeepEqual(await plansOf(page), before);
  });

  it("takes a size instead of a model and a rate instead of users", async () => {
    const page = await served.open("?task=plan&size=30&rate=2&peak=3");
    const report = await planned({
      model_params_billion: 30,
      serving: {
        requests_per_second: 2,
        peak_factor: 3,
        input_tokens: 7168,
        output_tokens: 1024,
        max_ttft_ms: 2000,
        max_tpot_ms: 50,
      },
    });
    assert.match(await page.locator(".verdict-sentence").innerText(), /model of 30B/);
    assert.equal((await plansOf(page)).length, report.plans.length);
    assert.match(await page.locator(".notes").innerText(), /scaled from/);
    await page.locator("#field-size").fill("");
    await settled(page);
    assert.match(await page.locator(".verdict-sentence").innerText(), /Llama 3.1 70B/);
  });

  it("says beside the entry what is wrong, and loses nothing", async () => {
    const page = await served.open("?task=plan");
    const before = await plansOf(page);
    await page.locator("#field-hourly").fill("0");
    await page.locator("#field-hourly-error").waitFor();
    assert.match(await page.locator("#field-hourly-error").innerText(), /from 0\.01 to/);
    assert.equal(await page.locator("#field-hourly").getAttribute("aria-invalid"), "true");
    assert.deepEqual(await plansOf(page), before, "the last answer stays");
    await page.locator("#field-hourly").fill("20");
    await settled(page);
    assert.equal(await page.locator(".field-error").count(), 0);
    assert.equal(await page.locator("#field-hourly").inputValue(), "20");
    await page.locator("#field-monthly").fill("many");
    await page.locator("#field-monthly-error").waitFor();
    assert.deepEqual(await accessibilityProblems(page), []);
  });

  it("says what it would cost when the budget is too small, or that nothing does it", async () => {
    const page = await served.open("?task=plan&budget=0.05");
    const { beyond_budget: beyond } = await planned({ ...opening, budget: { usd_per_hour: 0.05 } });
    assert.match(await page.locator(".badge").first().innerText(), /Beyond the budget/);
    assert.ok(
      Math.abs(numberIn((await bigNumbers(page))[0]) - beyond.estimate.cost.usd_per_hour) < 0.006,
    );
    await page.locator("#field-maxtpot").fill("0.01");
    await page.locator(".badge", { hasText: /^\W*Nothing does it\s*$/ }).waitFor();
    assert.equal(await page.locator(".plan").count(), 0);
  });

  it("holds what an article advises against its own answer", async () => {
    const page = await served.open("?task=plan");
    const [first, own] = [await planned(), await planned({ ...opening, gpus: ["h200-sxm-141gb"] })];
    const [{ configuration: now, cost }] = own.plans.map(({ estimate }) => estimate);
    const cheapest = first.plans[0].estimate.cost.usd_per_hour;
    // 71 GB of 8-bit weights and 21 users of 8K at 80 to 160 KiB a token: one card of 141 GB holds them.
    assert.equal(now.gpu_count, 1);
    const text = (await page.locator(".rule").innerText()).replaceAll("\u00a0", " ");
    assert.match(text, /4 to 8 H200/);
    assert.ok(text.includes(`1 × ${now.gpu.name}: $${cost.usd_per_hour}`), text);
    assert.match(text, /more than this needs/);
    const times = numberIn(/It costs ([\d.]+) times/.exec(text)[1]);
    assert.ok(isRounded(times, cost.usd_per_hour / cheapest), text);
    for (const name of await page.locator(".preset").allInnerTexts()) {
      await page.getByRole("link", { name, exact: true }).click();
      assert.match(await page.locator(".badge").first().innerText(), /plan/, name);
    }
    await page.getByRole("link", { name: "Scenario B: serve 70B" }).click();
    await page.locator("#field-users").fill("17");
    await settled(page);
    assert.equal(await page.locator(".rule").count(), 0, "another need has no rule");
  });

  it("opens a plan in Serving with the very figures, and goes back to the need", async () => {
    const page = await served.open("?task=plan&users=24");
    const text = (await plansOf(page)).at(-1);
    const [dollars, speed] = [(await bigNumbers(page)).at(-1), factIn(text, "Each user")];
    await page
      .getByRole("button", { name: /^Open in Serving: / })
      .last()
      .click();
    assert.equal(await page.locator("#tab-serving").getAttribute("aria-selected"), "true");
    const tiles = await bigNumbers(page);
    assert.equal(numberIn(tiles[1]), numberIn(speed));
    assert.equal(numberIn(tiles[2]), numberIn(dollars));
    await page.locator("#tab-plan").click();
    assert.equal(await page.locator("#field-users").inputValue(), "24");
  });

  it("opens a point of the front by keyboard", async () => {
    const page = await served.open("?task=plan");
    const row = page.locator(".comparison .row-button").nth(1);
    const name = (await row.innerText()).replaceAll("\u00a0", " ");
    await row.focus();
    await page.keyboard.press("Enter");
    assert.match(await page.locator(".verdict-sentence").innerText(), /runs on/);
    const gpu = await page.locator("#field-gpu").inputValue();
    assert.ok(name.includes(gpu), `${name}: ${gpu}`);
  });

  it("speaks Chinese", async () => {
    const page = await served.open("?task=plan&lang=zh");
    const texts = [...(await plansOf(page)), await page.locator(".rejected").innerText()];
    for (const text of texts) {
      assert.match(text, /[\u4e00-\u9fff]/);
      assert.doesNotMatch(text, /[a-z]_[a-z]/);
    }
  });

  it("stands in an article as an element", async () => {
    const page = await served.open("?task=plan&users=4");
    await page.getByRole("button", { name: "Embed" }).click();
    const markup = await page.locator(".embed-dialog textarea").inputValue();
    assert.match(markup, /task="plan"/);
    const report = await planned({ ...opening, serving: { ...opening.serving, concurrency: 4 } });
    await page.evaluate((text) => {
      const element = document.createElement("template");
      element.innerHTML = text;
      const [script, card] = ["script", "which-gpu"].map((name) =>
        element.content.querySelector(name),
      );
      const fresh = document.createElement("script");
      fresh.src = script.getAttribute("src");
      document.body.append(card, fresh);
    }, markup);
    const figures = page.locator("which-gpu .figures > div");
    await figures.first().waitFor();
    assert.equal(await figures.count(), report.plans.length);
    assert.match(await figures.first().innerText(), /Cheapest/);
  });
});
