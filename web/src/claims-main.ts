/** The page of claims: the same core as the calculator beside it answers them when it opens. */
import { render } from "lit";
import { load } from "whichgpu";
import wasmUrl from "whichgpu/core.wasm?url";
import fourCards from "../../data/claims/four-cards.json" with { type: "json" };
import threeGenerations from "../../data/claims/three-generations.json" with { type: "json" };
import type { ClaimFile } from "./claims/claim.ts";
import { evaluateClaim } from "./claims/evaluate.ts";
import { claimsPage, type CheckedArticle } from "./claims/page.ts";
import { browserLanguage, dictionaries, languageOf, type Language } from "./i18n/index.ts";
import { createVoice } from "./i18n/voice.ts";
import "./styles/page.css";
import "./claims/style.css";

const root = document.querySelector("#page");
if (!(root instanceof HTMLElement)) throw new Error("The document has no element #page.");
let language: Language =
  languageOf(new URLSearchParams(location.search).get("lang")) ?? browserLanguage();

const core = await load({ wasm: wasmUrl });
const catalog = core.catalog();
// The data check holds these files against the schema that ClaimFile mirrors.
const files = [threeGenerations, fourCards] as unknown as readonly ClaimFile[];
const articles: readonly CheckedArticle[] = files.map(({ article, claims }) => ({
  article,
  claims: claims.map((claim) => evaluateClaim(core, catalog, claim)),
}));

function show(): void {
  const words = dictionaries[language];
  document.documentElement.lang = words.locale;
  document.title = words.claims.title;
  const speak = () => {
    language = words.other.language;
    history.replaceState(null, "", `?lang=${language}${location.hash}`);
    show();
  };
  render(claimsPage(articles, createVoice(words, catalog), speak), root as HTMLElement);
}

show();
// The claim an address names exists only now.
if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
