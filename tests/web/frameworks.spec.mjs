// The element in apps of React and of Vue: its inputs follow their state, and they hear its answers.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "./support.mjs";

const folder = fileURLToPath(new URL("../../", import.meta.url));
const inputs = `model: "meta-llama/Llama-3.1-70B-Instruct", gpu: "h200-sxm-141gb", weights: "fp8", context: "8192"`;

const apps = {
  React: `
import { createElement as h, useState } from "react";
import { createRoot } from "react-dom/client";
function App() {
  const [users, setUsers] = useState(16);
  const [verdict, setVerdict] = useState("");
  const heard = (event) => setVerdict(event.detail.outcome.answer.report.fit.verdict);
  return h("main", null,
    h("button", { onClick: () => setUsers(5000) }, "More"),
    h("output", null, verdict),
    h("which-gpu", { ${inputs}, users, "onwhichgpu-answer": heard }));
}
createRoot(document.querySelector("#app")).render(h(App));`,
  Vue: `
import { createApp, h, ref } from "vue/dist/vue.runtime.esm-bundler.js";
const users = ref(16);
const verdict = ref("");
const heard = (event) => { verdict.value = event.detail.outcome.answer.report.fit.verdict; };
createApp(() => h("main", [
  h("button", { onClick: () => { users.value = 5000; } }, "More"),
  h("output", verdict.value),
  h("which-gpu", { ${inputs}, users: users.value, onWhichgpuAnswer: heard }),
])).mount("#app");`,
};

test.use({ ready: "which-gpu" });

for (const [name, contents] of Object.entries(apps)) {
  test(`${name} sets its inputs and hears its answers`, async ({ open, site }) => {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: folder },
      bundle: true,
      minify: true,
      write: false,
      define: {
        "process.env.NODE_ENV": '"production"',
        __VUE_OPTIONS_API__: "false",
        __VUE_PROD_DEVTOOLS__: "false",
        __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false",
      },
      logLevel: "error",
    });
    const files = {
      "app.html": `<!doctype html><html lang="en"><title>An app</title><div id="app"></div>
<script src="app.js"></script><script src="embed.js"></script></html>`,
      "app.js": outputFiles[0].text,
    };
    const page = await open("app.html", {
      prepare: async (context) => {
        for (const [file, body] of Object.entries(files)) {
          await context.route(site.page + file, (route) =>
            route.fulfill({
              body,
              contentType: file.endsWith(".js") ? "text/javascript" : "text/html",
            }),
          );
        }
      },
    });
    const card = page.locator("which-gpu");
    await expect(card).toContainText("for 16 users");
    await expect(page.locator("output")).toHaveText("fits");
    await page.getByRole("button", { name: "More" }).click();
    await expect(card).toContainText("5,000 users");
    await expect(page.locator("output")).toHaveText("tight");
  });
}
