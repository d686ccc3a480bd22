// Takes the README's two pictures of the page, light and dark: node web/tools/screenshots.mjs, after ./run --build-only.
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { launchBrowser } from "./browser.mjs";
import { serve } from "../serve.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = `${root}.github/pictures`;
const question = "?task=serving&users=40";
const size = { width: 1180, height: 760 };

/** The PNG as WebP, which is a third of it; the browser has an encoder. */
async function asWebp(page, png) {
  await page.setContent("");
  const bytes = await page.evaluate(
    async (encoded) => {
      const image = await createImageBitmap(await (await fetch(encoded)).blob());
      const canvas = new OffscreenCanvas(image.width, image.height);
      canvas.getContext("2d").drawImage(image, 0, 0);
      const blob = await canvas.convertToBlob({ type: "image/webp", quality: 0.7 });
      return [...new Uint8Array(await blob.arrayBuffer())];
    },
    `data:image/png;base64,${png.toString("base64")}`,
  );
  return Buffer.from(bytes);
}

const server = await serve(`${root}dist`);
const browser = await launchBrowser();
try {
  await mkdir(folder, { recursive: true });
  for (const colorScheme of ["light", "dark"]) {
    const page = await browser.newPage({ colorScheme, viewport: size, locale: "en-US" });
    await page.goto(`http://localhost:${server.address().port}/${question}`);
    await page.locator(".verdict").first().waitFor();
    await page.waitForLoadState("networkidle");
    const png = await page.screenshot();
    await page.close();
    const blank = await browser.newPage();
    const webp = await asWebp(blank, png);
    await blank.close();
    await writeFile(`${folder}/${colorScheme}.webp`, webp);
    console.log(`${colorScheme}.webp ${webp.length} bytes`);
  }
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
}
