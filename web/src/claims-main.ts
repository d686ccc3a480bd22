/** The page of claims: the same core as the calculator beside it answers them when it opens. */
import "./styles/base.css";
import "./styles/ready.css";
import { render } from "lit";
import type { WhichGpu } from "whichgpu";
import { loadFrom } from "whichgpu/load";
import wasmUrl from "whichgpu/core.wasm?url";
import fourCards from "../../data/claims/four-cards.json" with { type: "json" };
import threeGenerations from "../../data/claims/three-generations.json" with { type: "json" };
import type { ClaimFile } from "./claims/claim.ts";
import { evaluateClaim } from "./claims/evaluate.ts";
import { filterFromQuery, queryOfFilter, type ClaimFilter } from "./claims/filter.ts";
import { claimsPage, type CheckedArticle } from "./claims/page.ts";
import { claimVoice, claimWords } from "./claims/words.ts";
import type { ClaimWords } from "./i18n/en/claims.ts";
import { browserLanguage, languageOf, type Language, type Words } from "./i18n/index.ts";
import { loadRest } from "./i18n/rest.ts";
import { fail, takeOver } from "./page/ready.ts";

const page = document.querySelector<HTMLElement>("#page");
if (!page) throw new Error("The document has no element #page.");
const root = page;

const loading = loadFrom(wasmUrl);
// If that fails, it is said below, once there are words for it.
loading.catch(() => undefined);
const asked = languageOf(new URLSearchParams(location.search).get("lang"));

const load = (language: Language) => Promise.all([loadRest(language), claimWords[language]()]);

try {
  const words = await load(asked ?? browserLanguage());
  open(await loading, words);
} catch (error) {
  fail(root, "", error);
}

function open(core: WhichGpu, first: readonly [Words, ClaimWords]): void {
  let [words, claims] = first;
  const catalog = core.catalog();
  // The data check holds these files against the schema that ClaimFile mirrors.
  const files = [threeGenerations, fourCards] as unknown as readonly ClaimFile[];
  const articles: readonly CheckedArticle[] = files.map(({ article, claims: all }) => ({
    article,
    claims: all.map((claim) => evaluateClaim(core, catalog, claim)),
  }));
  let filter = filterFromQuery(location.search, claims);
  const show = () => {
    document.documentElement.lang = words.locale;
    document.title = claims.title;
    render(
      claimsPage(articles, filter, claimVoice(claims, words, catalog), { speak, filter: pick }),
      root,
    );
  };
  const keep = () => {
    const query = new URLSearchParams(queryOfFilter(filter));
    query.set("lang", words.language);
    history.replaceState(null, "", `?${query.toString()}${location.hash}`);
  };
  const pick = (next: ClaimFilter) => {
    filter = next;
    keep();
    show();
  };
  const speak = async (language: Language) => {
    [words, claims] = await load(language);
    keep();
    show();
  };
  takeOver(root);
  show();
  // The claim an address names exists only now.
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}
