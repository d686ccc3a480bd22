import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const source = readFileSync(new URL("worker.js", import.meta.url), "utf8");

/**
 * The service worker of a site with these files: [name, bytes] each. Its version follows from what they hold, so that
 * two builds of the same are the same to the browser.
 */
export function serviceWorker(files) {
  const hash = createHash("sha256").update(source);
  for (const [name, bytes] of files) hash.update(`\0${name}\0`).update(bytes);
  const version = hash.digest("hex").slice(0, 16);
  const names = files.map(([name]) => (name === "index.html" ? "./" : name));
  return source
    .replace('"VERSION"', JSON.stringify(version))
    .replace('["FILES"]', JSON.stringify(names));
}
