/** The page on a web server: the core is files of its own beside the script. */
import "./styles/base.css";
import "./styles/ready.css";
import whole from "whichgpu/core.wasm?url";
import first from "whichgpu/first.wasm?url";
import { startCalculator } from "./core/calculator.ts";
import { Planner } from "./core/planner.ts";
import plannerUrl from "./core/planner-worker.ts?worker&url";
import { prepareSecondVisit } from "./second-visit.ts";
import { startPage } from "./start-page.ts";
import { trusted } from "./trusted.ts";

const beside = (name: string): string => new URL(name, document.baseURI).href;

void startPage(startCalculator({ first, whole }), {
  embedScript: beside("embed.js"),
  claimsPage: beside("claims.html"),
  accuracyPage: beside("accuracy.html"),
  methodPages: { en: beside("method.html"), zh: beside("method-zh.html") },
  planner: () => {
    const worker = new Worker(trusted(beside(plannerUrl)), { type: "module" });
    return new Planner(worker, { first: beside(first), whole: beside(whole) });
  },
}).then(() => prepareSecondVisit(beside("sw.js")));
