import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Language } from "../i18n/index.ts";
import { languageButtons } from "../page/languages.ts";
import { textIn, type Claim, type ClaimFile } from "./claim.ts";
import type { EvaluatedClaim } from "./evaluate.ts";
import { filterControls, passes, signs, type ClaimFilter } from "./filter.ts";
import { linkOf } from "./link.ts";
import type { ClaimVoice } from "./words.ts";
import { sourceLink } from "../parts/working/source-link.ts";
import { figuresTable } from "./figures-table.ts";
import "../page/header.css";
import "../page/presets.css";
import "./style.css";

/** A file of claims with what the core says of each. */
export interface CheckedArticle {
  readonly article: ClaimFile["article"];
  readonly claims: readonly EvaluatedClaim[];
}

/** What the visitor can do. */
export interface ClaimActions {
  readonly speak: (language: Language) => Promise<void>;
  readonly filter: (filter: ClaimFilter) => void;
}

/** The whole page: every article, those of its claims that pass the filter in the order of the text. */
export function claimsPage(
  articles: readonly CheckedArticle[],
  filter: ClaimFilter,
  voice: ClaimVoice,
  actions: ClaimActions,
): TemplateResult {
  const { words, claims } = voice;
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
        articles.flatMap((article) => article.claims.map(({ claim }) => claim)),
        claims,
        actions.filter,
      )}
      ${articles.map(({ article, claims: all }) =>
        articleClaims({ article, claims: all.filter(({ claim }) => passes(filter, claim)) }, voice),
      )}
    </main>`;
}

function articleClaims(
  { article, claims }: CheckedArticle,
  voice: ClaimVoice,
): TemplateResult | typeof nothing {
  const { words, claims: own } = voice;
  if (claims.length === 0) return nothing;
  return html`<section aria-labelledby="article-${article.id}">
    <h2 id="article-${article.id}" class="claims-article">
      ${own.quoted(textIn(article.title, words.language))}
      <small>${article.date || own.undated}</small>
    </h2>
    ${contents(claims, voice)}
    ${repeat(
      claims,
      ({ claim }) => claim.id,
      (claim) => claimCard(claim, voice),
    )}
  </section>`;
}

/** Every claim as a line that leads to it. */
function contents(
  evaluated: readonly EvaluatedClaim[],
  { words, claims }: ClaimVoice,
): TemplateResult {
  const { language } = words;
  return html`<details class="claims-contents">
    <summary>${claims.contents(evaluated.length)}</summary>
    <ol>
      ${evaluated.map(
        ({ claim, verdict }) =>
          html`<li data-verdict=${verdict}>
            <a class="link" href="#${claim.id}">${textIn(claim.quote, language)}</a>
            <small
              ><span aria-hidden="true">${signs[verdict]}</span> ${claims.verdicts[verdict]}</small
            >
          </li>`,
      )}
    </ol>
  </details>`;
}

function claimCard(evaluated: EvaluatedClaim, voice: ClaimVoice): TemplateResult {
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
    ${
      link === undefined
        ? nothing
        : html`<p>
            <a
              class="link"
              href="./${link}"
              aria-label="${claims.openState}: ${textIn(claim.quote, language)}"
              >${claims.openState}</a
            >
          </p>`
    }
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
