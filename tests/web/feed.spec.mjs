import { expect, forgive, rendered, test } from "./support.mjs";

/** Opens the page as it is built with WHICHGPU_OFFERS_URL=offers.json, whose list is `answer`. */
async function openWith(open, answer, query = "?task=own&gpu=h100-sxm-80gb&count=1") {
  return open(query, {
    async prepare(page) {
      await page.route("**/offers.json", (route) => route.fulfill(answer));
      await page.route(/\/(\?[^/]*)?$/, async (route) => {
        const response = await route.fetch();
        const script = '<script type="module" src="./feed.js" data-offers="offers.json"></script>';
        const body = (await response.text()).replace("<head>", `<head>${script}`);
        await route.fulfill({ response, body });
      });
    },
  });
}

const list = (offers) => ({ json: { offers } });
const ours = {
  id: "ours",
  provider: "Ours",
  gpu: "h100-sxm-80gb",
  usd_per_gpu_hour: 0.25,
  as_of: "2026-11-01",
};

test.describe("the price list of the site's owner", () => {
  test("adds offers, which are asked with and stand among the prices", async ({ open }) => {
    const page = await openWith(open, list([ours]));
    await expect(page.locator(".comparison tbody tr").first()).toHaveText(
      /\$0\.25.*Ours/s,
      rendered,
    );
    await expect(page.locator(".unreachable")).toHaveCount(0);
  });

  test("says which offer is wrong, and goes on with the catalog", async ({ open }) => {
    const page = await openWith(open, list([ours, { ...ours, gpu: "no such card" }]));
    await expect(page.locator(".unreachable")).toHaveText(
      /offers\.json could not be read: offer 2 has no gpu/,
      rendered,
    );
    await expect(page.locator(".comparison tbody tr").first()).not.toHaveText(/Ours/, rendered);
  });

  test("says in Chinese that it cannot be had", async ({ open, seen }) => {
    const page = await openWith(open, { status: 404 }, "?task=own&gpu=h100-sxm-80gb&lang=zh");
    await expect(page.locator(".unreachable")).toHaveText(/取不到.*HTTP 404/, rendered);
    expect(forgive(seen, /offers\.json$/, /404/)).toBe(1);
  });
});
