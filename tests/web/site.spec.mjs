import assert from "node:assert/strict";
import {
  accessibilityProblems,
  assertRounded,
  bigNumbers,
  catalog,
  command,
  expect,
  isRounded,
  numberIn,
  openAll,
  opening,
  rendered,
  speak,
  test,
} from "./support.mjs";

test.describe("the served page", () => {
  test("opens on the figures of the npm command", { tag: "@core" }, async ({ open }) => {
    const page = await open("?task=serving");
    const [report] = await command([opening]);
    const [memory, speed] = await bigNumbers(page);
    assertRounded(memory, report.fit.per_gpu.needed_bytes / 1e9);
    assertRounded(speed, report.speed.tokens_per_second_per_user);
    const key = await page.locator(".bar-key li").allInnerTexts();
    assertRounded(key[0], report.fit.per_gpu.weights_bytes / 1e9);
    assertRounded(key[1], report.fit.per_gpu.kv_cache_bytes / 1e9);
    await expect(page.locator(".verdict-sentence")).toHaveText(/H200/, rendered);
  });

  test("shows what it costs, at a known price and at one's own", async ({ open }) => {
    const page = await open("?price=2.5&count=2");
    const [report] = await command([
      { ...opening, gpu_count: 2, price: { usd_per_gpu_hour: 2.5 } },
    ]);
    const [, , cost] = await bigNumbers(page);
    assert.equal(numberIn(cost), 5);
    const facts = await page.locator(".tile").nth(2).locator("dd").allInnerTexts();
    const { usd_per_million_output_tokens: perMillion } = report.cost;
    assert.ok(isRounded(numberIn(facts[0]), perMillion), `${facts[0]} is not ${perMillion}`);
  });

  test("answers every keystroke, and keeps the question in the address", async ({ open }) => {
    const page = await open("?task=serving");
    const before = await bigNumbers(page);
    await page.locator("#field-users").press("End");
    await page.keyboard.press("Backspace");
    assert.notDeepEqual(await bigNumbers(page), before, "one user needs less than sixteen");
    await page.locator("#field-weights").selectOption("int4");
    await expect(page).toHaveURL(/weights=int4/);
    const shown = await bigNumbers(page);
    const address = page.url();
    assert.match(address, /users=1$/);
    assert.doesNotMatch(address, /model=|gpu=|lang=/, "what is as the page opens is left out");
    await page.goto("about:blank");
    await page.goto(address);
    await expect(page.locator(".verdict")).toBeVisible();
    assert.deepEqual(await bigNumbers(page), shown);
    await expect(page.locator("#field-users")).toHaveValue("1");
  });

  test("moves with the slider, which follows what is typed", async ({ open }) => {
    const page = await open("?task=serving");
    const slider = page.getByRole("slider", { name: "Users at once" });
    await slider.press("ArrowRight");
    await expect(page.locator("#field-users")).toHaveValue("20");
    await page.locator("#field-users").fill("1000");
    await expect(slider).toHaveAttribute("aria-valuetext", "1,000");
  });

  test("keeps bad input and says beside it what is wrong", async ({ open }) => {
    const page = await open("?task=serving");
    const shown = await bigNumbers(page);
    for (const [text, message] of [
      ["-3", /from 1 to/],
      ["twelve", /not a number/],
      ["1.5", /whole number/],
      ["9".repeat(400), /number/],
    ]) {
      await page.locator("#field-users").fill(text);
      const error = page.locator("#field-users-error");
      await expect(error).toHaveText(message, rendered);
      await expect(page.locator("#field-users")).toHaveValue(text);
      await expect(page.locator("#field-users")).toHaveAttribute("aria-invalid", "true");
      await expect(page.locator("#field-users")).toHaveAttribute(
        "aria-describedby",
        "field-users-error",
      );
      assert.deepEqual(await bigNumbers(page), shown, "the last answer stays");
      await expect(page.locator(".stale"), "and is marked as old").toHaveCount(1);
    }
    await page.locator("#field-users").fill("16");
    await expect(page.locator(".field-error, .stale")).toHaveCount(0);
  });

  test("names the field of a wrong address and answers once it is put right", async ({ open }) => {
    const page = await open("?gpu=h1000-sxm&users=8");
    await expect(page.locator("#field-gpu-error")).toHaveText(/catalog.*h100-sxm-80gb/s, rendered);
    await expect(page.locator(".tile")).toHaveCount(0);
    await page.locator("#field-gpu-error button").first().click();
    await expect(page.locator(".tile").first()).toBeVisible();
    await expect(page.locator("#field-users")).toHaveValue("8");
  });

  test("lets the keyboard alone change model and GPU", async ({ open }) => {
    const page = await open("?task=serving");
    await page.locator("#field-model").focus();
    await page.keyboard.type("qwen3 32b");
    await expect(page.locator("#field-model")).toHaveAttribute("aria-expanded", "true");
    await page.keyboard.press("Enter");
    await expect(page.locator("#field-model")).toHaveValue(/Qwen3 32B/i);
    const stops = ["own model", "weights", "GPU"];
    for (let stop = 0; stop < stops.length; stop++) await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.id), "field-gpu");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Home");
    const marked = await page.locator("#field-gpu").getAttribute("aria-activedescendant");
    const first = await page.locator(`#${marked}`).innerText();
    await page.keyboard.press("Enter");
    const chosen = await page.locator("#field-gpu").inputValue();
    assert.equal(first.split("\n")[0].trim(), chosen);
    await expect(page.locator(".verdict")).toHaveText(/Qwen3 32B/, rendered);
    await page.keyboard.type("no such card");
    await page.keyboard.press("Escape");
    await expect(page.locator("#field-gpu"), "Escape puts it back").toHaveValue(chosen);
    await page.keyboard.type("no such card");
    await page.keyboard.press("Tab");
    await expect(page.locator("#field-gpu")).toHaveValue("no such card");
    await expect(page.locator("#field-gpu-error")).toHaveCount(1);
  });

  test("offers changes that make it fit, each one press", async ({ open }) => {
    const page = await open("?weights=bf16");
    await expect(page.locator(".verdict")).toHaveText(/Does not fit/, rendered);
    assert.deepEqual((await bigNumbers(page)).slice(1), ["–", "–"]);
    const [report] = await command([{ ...opening, precision: { weights: "bf16" } }]);
    const buttons = page.locator(".fixes button");
    await expect(buttons).toHaveCount(report.fit.fixes.length);
    await expect(page.locator(".fixes-title")).toHaveText(/makes it fit/, rendered);
    const [{ args }] = report.fit.fixes;
    assert.equal(
      numberIn(/\$[\d.]+/.exec(await buttons.first().innerText())[0]),
      args.usd_per_hour,
    );
    await buttons.first().click();
    await expect(page.locator(".verdict")).not.toHaveText(/Does not fit/, rendered);
    await expect(page.locator(".fixes, .in-vain"), "nothing is lacking").toHaveCount(0);
  });

  test("says what keeps a limit on time, and what does not", async ({ open }) => {
    const limited = { ...opening, max_tpot_ms: 10 };
    const [report] = await command([limited]);
    assert.ok(report.fit.fixes.length > 0 && report.fit.in_vain.length > 0, "a case with both");
    const page = await open("?task=serving&maxtpot=10");
    await expect(page.locator(".fixes-title")).toHaveText(/keeps the time limits/, rendered);
    await expect(page.locator(".fixes button")).toHaveCount(report.fit.fixes.length);
    const names = (await page.locator(".in-vain").innerText()).replace(/^.*: /, "").split(", ");
    assert.equal(names.length, report.fit.in_vain.length);
    await page.locator(".fixes button").first().click();
    await expect(page.locator(".fixes, .in-vain")).toHaveCount(0);
    await expect(page.locator("#field-maxtpot")).toHaveValue("10");
    // No card reads 71 GB in a hundredth of a millisecond.
    await page.locator("#field-maxtpot").fill("0.01");
    await expect(page.locator(".fixes-title")).toHaveText(/No single change/, rendered);
    await expect(page.locator(".fixes button")).toHaveCount(0);
    assert.deepEqual(await accessibilityProblems(page, ".answer"), []);
  });

  test("compares with the rows of the npm command", { tag: "@core" }, async ({ open }) => {
    const page = await open("?task=serving");
    await expect(page.locator(".comparison tbody tr").first()).toBeVisible();
    const rows = await page.locator(".comparison tbody tr").allInnerTexts();
    const request = { ...opening };
    delete request.gpu_count;
    const gpus = ["a100-sxm-80gb", "h100-sxm-80gb", "b200-sxm-180gb", "l40s-48gb"];
    const [comparison] = await command([{ request, gpus }], "--compare");
    for (const { configuration, speed } of comparison.rows) {
      const name = `${configuration.gpu_count} × ${configuration.gpu.name}`;
      const row = rows.find((text) => text.includes(name));
      assert.ok(row, `no row ${name} in\n${rows.join("\n")}`);
      const each = numberIn(row.split("\t")[2]);
      assert.ok(isRounded(each, speed.tokens_per_second_per_user), row);
    }
    await page.getByRole("button", { name: /A100/ }).click();
    await expect(page.locator(".verdict")).toHaveText(/A100/, rendered);
  });

  test("opens the working of every figure", async ({ open }) => {
    const page = await open("?task=serving");
    const [report] = await command([opening]);
    await page.locator(".working summary").click();
    await expect(page.locator(".working code")).toHaveText(report.working.map(({ id }) => id));
  });

  test("fetches the sentences about sources with the first working", async ({ open, seen }) => {
    const page = await open("?task=serving");
    const fetched = () => seen.requests.filter((url) => /\/sources-/.test(url)).length;
    assert.equal(fetched(), 0);
    const { gpus, engines } = await catalog();
    await page.locator(".working summary").click();
    for (const [entries, id] of [
      [gpus, opening.gpu],
      [engines, opening.engine],
    ]) {
      const { source } = entries.find((one) => one.id === id);
      await expect(page.locator(".working-source").getByText(source).first()).toBeVisible();
    }
    assert.equal(fetched(), 1);
  });

  test("offers the slices of a card (MIG) behind the cards, found by the card's names", async ({
    open,
  }) => {
    const page = await open("?model=Qwen/Qwen3-0.6B&users=1&in=1K");
    const { gpus } = await catalog();
    const slice = gpus.find(({ id }) => id === "h100-sxm-80gb").mig_profiles[0];
    await page.locator("#field-gpu").fill(`h100 sxm5 ${slice.id.split(":")[1]}`);
    const options = page.locator("#field-gpu-list [role=option]");
    assert.ok((await options.first().innerText()).startsWith(slice.name));
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await expect(page).toHaveURL((url) => url.searchParams.get("gpu") === slice.id);
    const request = { ...opening, model: "Qwen/Qwen3-0.6B", gpu: slice.id };
    const [report] = await command([
      { ...request, precision: {}, concurrency: 1, input_tokens: 1024 },
    ]);
    const [memory, speed, cost] = await bigNumbers(page);
    assertRounded(memory, report.fit.per_gpu.needed_bytes / 1e9);
    assertRounded(speed, report.speed.tokens_per_second_per_user);
    assert.equal(numberIn(cost), Number(report.cost.usd_per_hour.toFixed(2)));
    await expect(page.locator("#field-gpu")).toHaveValue(slice.name);
    await expect(page.locator("#field-gpu-note")).toHaveText(
      new RegExp(`· 1 of ${slice.instances}$`),
      rendered,
    );
    await page.locator("#field-gpu").fill("");
    const { mig_profiles: slices } = gpus.find(({ id }) => slice.id.startsWith(`${id}:`));
    await expect(options, "every card, and the slices of the chosen one").toHaveCount(
      gpus.length + slices.length,
    );
    await page.keyboard.press("Escape");
  });

  test("lists today's engines first, the earlier ones under a heading", async ({ open }) => {
    const page = await open("?task=serving");
    const { engines } = await catalog();
    const listed = await page
      .locator("#field-engine > option")
      .evaluateAll((options) => options.map(({ value }) => value));
    const earlier = await page
      .locator("#field-engine > optgroup[label='Earlier versions'] > option")
      .evaluateAll((options) => options.map(({ value }) => value));
    const ids = (current) => engines.filter((one) => one.current === current).map(({ id }) => id);
    assert.deepEqual(listed, ids(true));
    assert.deepEqual(earlier, ids(false));
    await page.locator("#field-engine").selectOption(earlier[0]);
    await expect(page).toHaveURL((url) => url.searchParams.get("engine") === earlier[0]);
    await speak(page, "中文");
    await expect(page.locator("#field-engine optgroup")).toHaveAttribute("label", "较早版本");
  });

  test("says how near an estimate is to what was measured", async ({ open }) => {
    const cards = ["h200-sxm-141gb", "rtx-a6000-48gb"];
    const model = "meta-llama/Llama-3.1-8B-Instruct";
    const requests = cards.map((gpu) => ({ ...opening, model, gpu }));
    const reports = await command(requests);
    const words = { calibrated: "Calibrated", transferred: "Transferred", extrapolated: "Extra" };
    let page;
    for (const [index, { speed }] of reports.entries()) {
      page = await open(`?model=${model}&weights=fp8&gpu=${cards[index]}`);
      const line = await page.locator(".confidence").innerText();
      assert.ok(line.includes(words[speed.basis]), `${line} is not ${speed.basis}`);
      assert.match(line, /80% of/);
    }
    assert.notEqual(reports[0].speed.basis, reports[1].speed.basis);
    await speak(page, "中文");
    await expect(page.locator(".confidence")).toHaveText(/80% 的实测值|实测值约 80%/, rendered);
  });

  test("starts from a ready question, and every one of them fits", async ({ open }) => {
    const page = await open("?users=3&price=9&tpot=50");
    const links = page.locator(".preset");
    await expect(links).toHaveCount(14);
    await expect(page.locator(".preset[aria-current=true]")).toHaveCount(0);
    for (const link of (await links.all()).reverse()) {
      await link.click();
      await expect(link).toHaveAttribute("aria-current", "true");
      const { search } = new URL(await link.getAttribute("href"), page.url());
      const wanted = search.replace(/[?&]lang=en$/, "");
      await expect(page).toHaveURL((url) => url.search === wanted);
      const badge = await page.locator(".badge").innerText();
      assert.match(badge, /Fits$|Fits with room$/, `${search}: ${badge}`);
    }
    const [report] = await command([opening]);
    const [, speed] = await bigNumbers(page);
    assertRounded(speed, report.speed.tokens_per_second_per_user);
    await speak(page, "中文");
    await page.getByRole("link", { name: "代码智能体" }).click();
    await expect(page.locator(".verdict-sentence")).toHaveText(/Coder.*人/, rendered);
    await expect(page).toHaveURL(/lang=zh/);
  });

  test("meets what the visitor measured, at that load and at others", async ({ open }) => {
    const page = await open("?task=serving");
    await page.getByText("I measured").click();
    await page.locator("#field-tpot").fill("80");
    assert.equal(numberIn((await bigNumbers(page))[1]), 1000 / 80);
    await expect(page.locator("#field-atusers")).toHaveValue("16");
    await page.locator("#field-users").fill("4");
    await page.locator("#field-ttft").fill("2000");
    await expect(page.locator("#field-atusers"), "measured as before").toHaveValue("16");
    const measured = { tpot_ms: 80, ttft_ms: 2000, concurrency: 16, input_tokens: 7168 };
    const [report, plain] = await command([
      { ...opening, concurrency: 4, measured: { ...measured, output_tokens: 1024 } },
      { ...opening, concurrency: 4 },
    ]);
    const [, speed] = await bigNumbers(page);
    assertRounded(speed, report.speed.tokens_per_second_per_user);
    assert.ok(!isRounded(numberIn(speed), plain.speed.tokens_per_second_per_user), speed);
    const line = await page.locator(".confidence").innerText();
    const { tpot_factor: factor } = report.speed.recalibrated;
    assert.ok(isRounded(numberIn(/token ×\s(.*),/.exec(line)[1]), factor), `${line} not ${factor}`);
    await expect(page.locator(".notes")).toHaveText(/your own measurement/, rendered);

    await expect(page).toHaveURL(/tpot=80&ttft=2000&atusers=16/);
    await page.reload();
    await expect(page.locator(".tile").first()).toBeVisible();
    assert.equal((await bigNumbers(page))[1], speed);
    await expect(page.locator("#field-tpot"), "the disclosure is open").toBeVisible();
    await page.locator("#field-tpot").fill("");
    await page.locator("#field-ttft").fill("");
    const unmeasured = numberIn((await bigNumbers(page))[1]);
    assert.ok(isRounded(unmeasured, plain.speed.tokens_per_second_per_user), "as without");
    await expect(page.locator(".field-error")).toHaveCount(0);

    await page.locator("#field-tpot").fill("0");
    await expect(page.locator("#field-tpot-error")).toHaveText(/from 0.01 to/, rendered);
    await page.locator("#field-tpot").fill("80");
    await page.locator("#field-gpu").fill("H100 SXM 80GB");
    await page.locator("#field-gpu").press("Enter");
    await expect(page.locator("#field-tpot"), "measured on another card").toHaveValue("");
  });

  test("says in words and color how old a price is, and never takes a past one", async ({
    open,
  }) => {
    const [report] = await command([opening]);
    const { as_of: asOf, current, provider } = report.cost.offer;
    assert.equal(current, true);
    const colors = new Set();
    for (const [days, words] of [
      [30, null],
      [100, "3 months old"],
      [400, "over a year old"],
    ]) {
      const page = await open("?task=serving", { now: Date.parse(asOf) + days * 86_400_000 });
      const date = page.locator(".tile .price-date");
      await expect(date).toHaveText(words ? `${asOf} · ${words}` : asOf, rendered);
      assert.ok((await page.locator(".tile").nth(2).innerText()).includes(provider));
      colors.add(await date.evaluate((element) => getComputedStyle(element).color));
    }
    assert.equal(colors.size, 3);
    const { gpus } = await catalog();
    const small = { workload: "serving", model: "Qwen/Qwen3-0.6B", precision: { weights: "fp16" } };
    const priced = (await command(gpus.map(({ id }) => ({ ...small, gpu: id })))).filter(
      ({ cost }) => cost,
    );
    assert.ok(priced.length > 20, `only ${priced.length} cards have a price`);
    assert.ok(priced.every(({ cost }) => cost.offer.current && cost.offer.kind === "on_demand"));
  });

  test("speaks Chinese when asked to, when the browser does, and at a press", async ({ open }) => {
    let page = await open("?task=serving&lang=zh");
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
    await expect(page.locator(".verdict")).toHaveText(/放得下/, rendered);
    await speak(page, "English");
    await expect(page.locator(".verdict")).toHaveText(/Fits/, rendered);
    await expect(page).toHaveURL(/lang=en/);
    page = await open("?task=serving", { locale: "zh-CN" });
    await expect(page.locator(".verdict")).toHaveText(/放得下/, rendered);
    await page.locator("#field-count").fill("0");
    await expect(page.locator("#field-count-error")).toHaveText(/整数/, rendered);
  });

  test("keeps the inputs in a sheet on a phone, the verdict in sight", async ({ open }) => {
    const page = await open("?task=serving", {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.equal(width, 390, "nothing sticks out");
    await expect(page.locator("#field-users")).toBeHidden();
    await page.evaluate(() => globalThis.scrollTo(0, 600));
    await expect(page.locator(".verdict-sentence")).toBeVisible();
    await page.locator(".open-inputs").tap();
    await page.locator("#field-users").fill("4");
    const sideways = await page
      .locator(".inputs")
      .evaluate((form) => form.scrollWidth - form.clientWidth);
    assert.equal(sideways, 0, "the sheet scrolls up and down only");
    await expect(page.locator(".verdict")).toHaveText(/for 4 users/, rendered);
    await page.getByRole("button", { name: "Done" }).tap();
    await expect(page.locator("#field-users")).toBeHidden();
    await expect(page.locator(".open-inputs")).toHaveText(/4 users/, rendered);
  });

  test("hands out markup for an article", async ({ open, site }) => {
    const page = await open("?users=4");
    await page.getByRole("button", { name: "Embed" }).click();
    const markup = await page.locator(".embed-dialog textarea").inputValue();
    assert.ok(markup.includes(`<script src="${site.page}embed.js"`), markup);
    assert.match(markup, /<which-gpu .*users="4"/);
    await page.keyboard.press("Escape");
    await expect(page.locator(".embed-dialog")).toBeHidden();
  });

  for (const [name, query, settings] of [
    ["light", "", {}],
    ["dark, in Chinese", "?lang=zh", { colorScheme: "dark" }],
    ["when nothing fits", "?weights=bf16&users=64", {}],
    ["dark, with an error", "?users=0&kv=fp8", { colorScheme: "dark" }],
    ["with a measurement", "?tpot=60&gpu=rtx-a6000-48gb&model=Qwen/Qwen3-8B", {}],
    ["on a phone", "", { viewport: { width: 390, height: 844 } }],
  ]) {
    test(`is accessible: ${name}`, async ({ open }) => {
      const page = await open(query, settings);
      await expect(page.locator(".tile, .field-error").first()).toBeVisible();
      await openAll(page);
      assert.deepEqual(await accessibilityProblems(page), []);
    });
  }
});
