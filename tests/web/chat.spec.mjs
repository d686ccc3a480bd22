// The page beside an agent's answer: what `whichgpu mcp` hands out as an MCP App, in a frame such as a chat makes for it.
import { fileURLToPath } from "node:url";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { expect, test } from "./support.mjs";

const command = fileURLToPath(new URL("../../dist/npm/cli.js", import.meta.url));
const request = {
  workload: "serving",
  model: "meta-llama/Llama-3.1-70B-Instruct",
  gpu: "h100-sxm-80gb",
  concurrency: 3,
};

/** An answer of the server, and the page that it shows with it. */
async function answered() {
  const client = new Client({ name: "test", version: "1" });
  await client.connect(
    new StdioClientTransport({ command: process.execPath, args: [command, "mcp"] }),
  );
  try {
    const { tools } = await client.listTools();
    const { resourceUri } = tools.find(({ name }) => name === "estimate")._meta.ui;
    const { contents } = await client.readResource({ uri: resourceUri });
    const result = await client.callTool({ name: "estimate", arguments: request });
    return { page: contents[0], result };
  } finally {
    await client.close();
  }
}

/** The policy that the extension's text gives a frame by default, and what scripts may do beside. */
const policyWith = (more) =>
  `default-src 'none'; script-src 'self' 'unsafe-inline'${more}; style-src 'self' 'unsafe-inline'; img-src 'self' data:`;

/** A chat that shows the page under a policy, and gives it the result; collects what the page says in `said`. */
async function chat(page, { html, result, policy }) {
  await page.evaluate(
    ({ html, result, policy }) => {
      const frame = document.createElement("iframe");
      frame.sandbox = "allow-scripts";
      frame.style = "width: 1200px; height: 900px";
      frame.srcdoc = html.replace(
        "<head>",
        `<head><meta http-equiv="Content-Security-Policy" content="${policy}">`,
      );
      globalThis.said = [];
      addEventListener("message", ({ data, source }) => {
        if (source !== frame.contentWindow) return;
        globalThis.said.push(data);
        const answer = (message) => source.postMessage({ jsonrpc: "2.0", ...message }, "*");
        if (data.method === "ui/initialize") {
          const { protocolVersion } = data.params;
          const hostInfo = { name: "test", version: "1" };
          const hostContext = { theme: "dark" };
          answer({
            id: data.id,
            result: { protocolVersion, hostInfo, hostCapabilities: {}, hostContext },
          });
        }
        if (data.method === "ui/notifications/initialized") {
          answer({ method: "ui/notifications/tool-input", params: { arguments: {} } });
          answer({ method: "ui/notifications/tool-result", params: result });
        }
      });
      document.body.append(frame);
    },
    { html, result, policy },
  );
  return page.frameLocator("iframe");
}

test("shows the question that the agent asked, and can be asked more", async ({ browser }) => {
  const { page: app, result } = await answered();
  expect(app.mimeType).toBe("text/html;profile=mcp-app");
  const page = await browser.newPage({ colorScheme: "light" });
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  const frame = await chat(page, {
    html: app.text,
    result,
    policy: policyWith(" 'wasm-unsafe-eval'"),
  });
  // The frame unpacks the whole calculator and compiles it.
  await expect(frame.locator(".verdict").first()).toContainText("does not fit", {
    timeout: 60_000,
  });
  await expect(frame.locator("#field-users")).toHaveValue("3");
  // The chat is dark though the browser is not.
  const background = await frame
    .locator("body")
    .evaluate((body) => getComputedStyle(body).backgroundColor);
  const [red] = background.match(/\d+/).map(Number);
  expect(red).toBeLessThan(100);
  const heights = () =>
    page.evaluate(() =>
      globalThis.said
        .filter(({ method }) => method === "ui/notifications/size-changed")
        .map(({ params }) => params.height),
    );
  await expect.poll(async () => Math.max(0, ...(await heights()))).toBeGreaterThan(600);
  await frame.locator("#field-users").fill("30000");
  await expect(frame.locator(".verdict").first()).toContainText("30,000 users");
  expect(errors).toEqual([]);
  await page.close();
});

test("says so where the chat allows no WebAssembly", async ({ browser }) => {
  const { page: app, result } = await answered();
  const page = await browser.newPage();
  const frame = await chat(page, { html: app.text, result, policy: policyWith("") });
  await expect(frame.locator("#page")).toContainText("WebAssembly");
  await page.close();
});
