/** The script of the embeddable element: a classic script, which fetches the core from beside it. */
import { loadFrom } from "whichgpu/load";
import { start } from "./element/start.ts";

start(["embed.js"], (folder) => {
  if (!folder) throw new Error("embed.js does not know its own address.");
  return loadFrom(new URL(CORE_FILE, folder));
});
