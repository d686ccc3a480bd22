// Which browser the tests and tools drive.
import { chromium } from "@playwright/test";
import { existsSync } from "node:fs";

/** The program named by CHROMIUM, else Debian's: without a window, which starts a page in less, or the whole of it. */
export const browserPath =
  process.env.CHROMIUM ??
  ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"].find((path) => existsSync(path));

/** That browser, without a window. */
export const launchBrowser = () =>
  chromium.launch({ executablePath: browserPath, args: ["--no-sandbox", "--disable-gpu"] });
