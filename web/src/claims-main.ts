/** The page of claims: the same core as the calculator beside it answers them when it opens. */
import "./styles/base.css";
import "./styles/ready.css";
import { render } from "lit";
import type { WhichGpu } from "whichgpu";
import { loadFrom } from "whichgpu/load";
import wasmUrl from "whichgpu/core.wasm?url";
import fourCards from "../../data/claims/four-cards.json" with { type: "json" };
import threeGenerations from "../../data/claims/three-generations.json" with { type: "json" };
import type { Claim, ClaimFile } from "./claims/claim.ts";
import { evaluateClaim, type EvaluatedClaim } from "./claims/evaluate.ts";
import { filterFromQuery, queryOfFilter, type ClaimFilter } from "./claims/filter.ts";
import { claimsPage } from "./claims/page.ts";
import { claimVoice, claimWords } from "./claims/words.ts";
import type { ClaimWords } from "./i18n/en/claims.ts";
import { browserLanguage, languageOf, type Language, type Words } from "./i18n/index.ts";
import { loadRest } from "./i18n/rest.ts";
import { fail, takeOver } from "./page/ready.ts";

/** Claims that are checked and shown at once, as many as a screen holds; the others follow, as many at a time. */
const AT_ONCE = 4;

/** Between those: time for the visitor's own doing. */
const PAUSE_MS = 50;

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
  const checked = new Map<Claim, EvaluatedClaim>();
  const check = (claim: Claim): EvaluatedClaim => {
    const known = checked.get(claim) ?? evaluateClaim(core, catalog, claim);
    checked.set(claim, known);
    return known;
  };
  let filter = filterFromQuery(location.search, claims);
  let shown = 0;
  const show = (most = Infinity) => {
    shown = most;
    document.documentElement.lang = words.locale;
    document.title = claims.title;
    const voice = claimVoice(claims, words, catalog);
    render(claimsPage({ files, filter, most, check }, voice, { speak, filter: pick }), root);
  };
  const count = files.reduce((sum, file) => sum + file.claims.length, 0);
  /** Shows so many, and in a while more. */
  const showFrom = (most: number) => {
    show(most);
    if (most < count)
      setTimeout(() => {
        // Or all are there, because the visitor asked for something.
        if (shown === most) showFrom(most + AT_ONCE);
      }, PAUSE_MS);
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
  if (!location.hash) {
    showFrom(AT_ONCE);
    return;
  }
  show();
  // The claim that the address names exists only now.
  document.getElementById(location.hash.slice(1))?.scrollIntoView();
}
