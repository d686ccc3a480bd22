/** The page "How accurate is this?": a worker beside it works every published figure out anew when it opens. */
import "./styles/base.css";
import "./styles/ready.css";
import { render } from "lit";
import coreUrl from "whichgpu/core.wasm?url";
import pointsUrl from "whichgpu/measured.json?url";
import { accuracyPage, type AccuracyActions, type Shown } from "./accuracy/page.ts";
import type { Compared } from "whichgpu/accuracy";
import { OPENING_KIND, type Worked, type WorkedLater } from "./accuracy/points.ts";
import workerUrl from "./accuracy/worker.ts?worker&url";
import { browserLanguage, languageOf, languages, type Language } from "./i18n/index.ts";
import { accuracyWords } from "./accuracy/words.ts";
import { createVoice } from "./i18n/voice.ts";
import { fail, takeOver } from "./page/ready.ts";
import { trusted } from "./trusted.ts";

const page = document.querySelector<HTMLElement>("#page");
if (!page) throw new Error("The document has no element #page.");
const root = page;

const beside = (name: string): string => new URL(name, document.baseURI).href;

/** Points of a worker beside the page; those that take it longer go to `more`. */
function workedOut(more: (points: readonly Compared[]) => void): Promise<Worked> {
  const worker = new Worker(trusted(beside(workerUrl)), { type: "module" });
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Worked | WorkedLater | string>) => {
      if (typeof data === "object" && "points" in data) {
        resolve(data);
        return;
      }
      worker.terminate();
      if (typeof data === "string") reject(new Error(data));
      else more(data.later);
    };
    worker.onerror = ({ message }) => {
      reject(new Error(message));
    };
    worker.postMessage([beside(coreUrl), beside(pointsUrl)]);
  });
}

let later: readonly Compared[] = [];
/** Shows the page again, once it is shown. */
let showAgain: () => void = () => undefined;
const working = workedOut((points) => {
  later = points;
  showAgain();
});
// If that fails, it is said below.
working.catch(() => undefined);
const asked = languageOf(new URLSearchParams(location.search).get("lang"));

const load = (language: Language) =>
  Promise.all([languages[language].load(), accuracyWords[language]()]);

try {
  await open(asked ?? browserLanguage());
} catch (error) {
  fail(root, "", error);
}

async function open(language: Language): Promise<void> {
  const [first, { catalog, points }] = await Promise.all([load(language), working]);
  let [words, own] = first;
  let shown: Shown = { kind: OPENING_KIND, by: "gpu", only: undefined };
  const actions: AccuracyActions = {
    show: (changed) => {
      shown = { ...shown, ...changed };
      show();
    },
    speak: async (chosen) => {
      [words, own] = await load(chosen);
      const others = new URLSearchParams(location.search);
      others.set("lang", chosen);
      history.replaceState(null, "", `?${others.toString()}${location.hash}`);
      show();
    },
  };
  const show = () => {
    document.documentElement.lang = words.locale;
    document.title = own.title;
    const voice = createVoice(words, catalog);
    const all = [...points, ...later];
    render(accuracyPage({ points: all, shown, words: own, voice }, actions), root);
  };
  takeOver(root);
  showAgain = show;
  show();
}
