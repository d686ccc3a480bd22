import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Language } from "../i18n/index.ts";
import { languageButtons } from "../page/languages.ts";
import { whileOpen } from "../parts/later/while-open.ts";
import { textIn, type Article, type Claim, type ClaimFile } from "./claim.ts";
import type { EvaluatedClaim } from "./evaluate.ts";
import { filterControls, passes, signs, type ClaimFilter } from "./filter.ts";
import { linkOf } from "./link.ts";
import type { ClaimVoice } from "./words.ts";
import { sourceLink } from "../parts/working/source-link.ts";
import { figuresTable } from "./figures-table.ts";
import "../page/header.css";
import "../page/presets.css";
import "./style.css";

/** What is shown of the claims, and who checks one. */
export interface ShownClaims {
  readonly files: readonly ClaimFile[];
  readonly filter: ClaimFilter;
  /** So many of them, from the first; the lists of contents name all. */
  readonly most: number;
  readonly check: (claim: Claim) => EvaluatedClaim;
}

/** What the visitor can do. */
export interface ClaimActions {
  readonly speak: (language: Language) => Promise<void>;
  readonly filter: (filter: ClaimFilter) => void;
}

/** The whole page: every article, those of its claims that pass the filter in the order of the text. */
export function claimsPage(
  { files, filter, most, check }: ShownClaims,
  voice: ClaimVoice,
  actions: ClaimActions,
): TemplateResult {
  const { words, claims } = voice;
  let room = most;
  const articles = files.map(({ article, claims: all }) => {
    const passing = all.filter((claim) => passes(filter, claim));
    const cards = passing.slice(0, room);
    room -= cards.length;
    return { article, passing, cards };
  });
  return html`<header>
      <div class="top">
        <h1>Which<span>GPU</span></h1>
        <nav>
          <a class="tool" href="./?lang=${words.language}">${claims.calculator}</a>
          ${languageButtons(words.language, actions.speak)}
        </nav>
      </div>
    </header>
    <main class="claims">
      <h2 class="claims-heading">${claims.heading}</h2>
      <p class="claims-intro">${claims.intro}</p>
      ${filterControls(
        filter,
        files.flatMap((file) => file.claims),
        claims,
        actions.filter,
      )}
      ${articles.map((one) => (one.cards.length > 0 ? articleClaims(one, check, voice) : nothing))}
    </main>`;
}

/** An article with its claims that pass the filter, and those of them that are shown as cards. */
interface ShownArticle {
  readonly article: Article;
  readonly passing: readonly Claim[];
  readonly cards: readonly Claim[];
}

function articleClaims(
  { article, passing, cards }: ShownArticle,
  check: ShownClaims["check"],
  voice: ClaimVoice,
): TemplateResult {
  const { words, claims: own } = voice;
  return html`<section aria-labelledby="article-${article.id}">
    <h2 id="article-${article.id}" class="claims-article">
      ${own.quoted(textIn(article.title, words.language))}
      <small
        >${article.date || own.undated} ·
        <a class="link" href=${article.url} target="_blank" rel="noreferrer"
          >${new URL(article.url).hostname}</a
        ></small
      >
    </h2>
    ${contents(passing, check, voice)}
    ${repeat(
      cards,
      ({ id }) => id,
      (claim) => claimCard(check(claim), article, voice),
    )}
  </section>`;
}

/** Every claim as a line that leads to it. */
function contents(
  all: readonly Claim[],
  check: ShownClaims["check"],
  { words, claims }: ClaimVoice,
): TemplateResult {
  const { language } = words;
  const list = () =>
    html`<ol>
      ${all.map(check).map(
        ({ claim, verdict }) =>
          html`<li data-verdict=${verdict}>
            <a class="link" href="#${claim.id}">${textIn(claim.quote, language)}</a>
            <small
              ><span aria-hidden="true">${signs[verdict]}</span> ${claims.verdicts[verdict]}</small
            >
          </li>`,
      )}
    </ol>`;
  return html`<details class="claims-contents" ${whileOpen(list)}>
    <summary>${claims.contents(all.length)}</summary>
  </details>`;
}

/** Where the article says so: the beginning of the quotation as a text fragment, which browsers scroll to that find it. */
function placeOf({ quote }: Claim, { url }: Article): string {
  const [first = ""] = textIn(quote, "zh").split(/……|[：；]/);
  return `${url}#:~:text=${encodeURIComponent(first).replaceAll("-", "%2D")}`;
}

function claimCard(evaluated: EvaluatedClaim, article: Article, voice: ClaimVoice): TemplateResult {
  const { claim, figures, verdict } = evaluated;
  const { claims } = voice;
  const { language } = voice.words;
  const link = linkOf(claim, voice.catalog, language);
  return html`<article class="card claim" id=${claim.id} data-verdict=${verdict}>
    <h3>${textIn(claim.quote, language)}</h3>
    <p class="claim-verdict">
      <span aria-hidden="true">${signs[verdict]}</span> ${claims.verdicts[verdict]}
    </p>
    <p>${textIn(claim.explanation, language)}</p>
    ${figures.length > 0 ? figuresTable(claim, figures, voice) : nothing}
    <p>
      ${
        link === undefined
          ? nothing
          : html`<a
                class="link"
                href="./${link}"
                aria-label="${claims.openState}: ${textIn(claim.quote, language)}"
                >${claims.openState}</a
              >
              · `
      }<a
        class="link"
        href=${placeOf(claim, article)}
        target="_blank"
        rel="noreferrer"
        aria-label="${claims.inArticle}: ${textIn(claim.quote, language)}"
        >${claims.inArticle}</a
      >
    </p>
    ${sources(claim, voice)}
  </article>`;
}

function sources({ sources }: Claim, { claims }: ClaimVoice): TemplateResult | typeof nothing {
  if (!sources) return nothing;
  const cited = sources.map(
    ({ cite, date }, index) => html`${index > 0 ? " · " : nothing}${sourceLink(cite)}, ${date}`,
  );
  return html`<p class="fine">${claims.sources}: ${cited}</p>`;
}
