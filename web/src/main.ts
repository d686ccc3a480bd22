/** The page on a web server: the core is a file of its own beside the script. */
import "./styles/base.css";
import { loadFrom } from "whichgpu/load";
import wasmUrl from "whichgpu/core.wasm?url";
import { Planner } from "./core/planner.ts";
import plannerUrl from "./core/planner-worker.ts?worker&url";
import { prepareSecondVisit } from "./second-visit.ts";
import { startPage } from "./start-page.ts";
import { trusted } from "./trusted.ts";

const beside = (name: string): string => new URL(name, document.baseURI).href;

void startPage(loadFrom(wasmUrl), {
  embedScript: beside("embed.js"),
  offlineFile: beside("whichgpu.html"),
  claimsPage: beside("claims.html"),
  planner: () => {
    const worker = new Worker(trusted(beside(plannerUrl)), { type: "module" });
    return new Planner(worker, beside(wasmUrl));
  },
}).then(() => prepareSecondVisit(beside("sw.js")));
