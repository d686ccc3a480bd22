import assert from "node:assert/strict";
import { assertRounded, bigNumbers, command, expect, rendered, test } from "./support.mjs";

test("the tab about embedding shows the figures of the npm command, and scores against a query", async ({
  open,
}) => {
  const asked = { workload: "embedding", model: "BAAI/bge-m3", gpu: "l4-24gb" };
  const page = await open("?task=embedding&gpu=l4-24gb");
  const [report, reranked] = await command([asked, { ...asked, query_tokens: 24 }]);
  const [memory, rate, cost] = await bigNumbers(page);
  assertRounded(memory, report.fit.per_gpu.needed_bytes / 1e9);
  assertRounded(rate, report.speed.documents_per_second);
  assertRounded(cost, report.cost.usd_per_million_documents);
  await page.locator("#field-query").fill("24");
  await expect(page.locator("#field-scored")).toBeVisible();
  await expect(page.locator("main")).toContainText(/scores about/, rendered);
  assert.ok(reranked.speed.seconds_per_query > 0);
});

test("the tab about speech shows the figures of the npm command, and live streams", async ({
  open,
}) => {
  const asked = {
    ...{ workload: "speech", model: "openai/whisper-large-v3", gpu: "l4-24gb" },
    ...{ clip_seconds: 5, streaming_hop_seconds: 2 },
  };
  const page = await open("?task=speech&gpu=l4-24gb&clip=5&hop=2");
  const [report] = await command([asked]);
  const [memory, rate, cost] = await bigNumbers(page);
  assertRounded(memory, report.fit.per_gpu.needed_bytes / 1e9);
  assertRounded(rate, report.speed.rtfx);
  assertRounded(cost, report.cost.usd_per_audio_hour);
  await expect(page.locator("main")).toContainText(
    new RegExp(`${report.speed.streams.at_once} live streams`),
    rendered,
  );
});
