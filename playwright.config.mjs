// The page in Chromium: npm run test:page -- [name of a file or test]
import { defineConfig } from "@playwright/test";
import { browserPath } from "./web/tools/browser.mjs";

/** Parts of the browser's own window that are loaded anew with each context, at the cost of the page itself. */
const windowParts = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup"];

/** What Playwright switches off as well: Chromium heeds only the last list. */
const unwanted = [
  "AimEnabled",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "PreconnectToSearch",
  "ThirdPartyStoragePartitioning",
];

export default defineConfig({
  testDir: "tests/web",
  testMatch: "*.spec.mjs",
  outputDir: "build/page",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // A test that fails is run again with a trace of what it did; it stays failed even if it passes then.
  retries: 1,
  failOnFlakyTests: true,
  reporter: "dot",
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    locale: "en-US",
    trace: "on-first-retry",
    // Each context is a first visit; second-visit.spec.mjs lets workers in.
    serviceWorkers: "block",
    launchOptions: {
      executablePath: browserPath,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        `--disable-features=${[...windowParts, ...unwanted].join(",")}`,
        // Modules are compiled once, not a second time for speed: most live for a second.
        "--js-flags=--liftoff-only",
      ],
    },
  },
});
