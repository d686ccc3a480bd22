import { html, nothing, type TemplateResult } from "lit";
import type { Language } from "../i18n/index.ts";
import { languageButtons } from "../page/languages.ts";
import { textIn, type Claim, type ClaimFile, type Verdict } from "./claim.ts";
import type { EvaluatedClaim } from "./evaluate.ts";
import { linkOf } from "./link.ts";
import type { Voice } from "../i18n/voice.ts";
import { figuresTable } from "./figures-table.ts";
import "../page/header.css";
import "./style.css";

/** A file of claims with what the core says of each. */
export interface CheckedArticle {
  readonly article: ClaimFile["article"];
  readonly claims: readonly EvaluatedClaim[];
}

const signs: Record<Verdict, string> = {
  right: "✓",
  right_under_condition: "✓",
  mixed_units: "!",
  wrong: "✕",
  not_checkable: "–",
};

const verdictOrder = Object.keys(signs) as Verdict[];

/** The whole page: every article, its claims in the order of the text. */
export function claimsPage(
  articles: readonly CheckedArticle[],
  voice: Voice,
  speak: (language: Language) => Promise<void>,
): TemplateResult {
  const { words } = voice;
  const { claims } = words;
  return html`<header>
      <div class="top">
        <h1>Which<span>GPU</span></h1>
        <nav>
          <a class="tool" href="./?lang=${words.language}">${claims.calculator}</a>
          ${languageButtons(words.language, speak)}
        </nav>
      </div>
    </header>
    <main class="claims">
      <h2 class="claims-heading">${claims.heading}</h2>
      <p class="claims-intro">${claims.intro}</p>
      ${articles.map((article) => articleClaims(article, voice))}
    </main>`;
}

function articleClaims({ article, claims }: CheckedArticle, voice: Voice): TemplateResult {
  const { words } = voice;
  const counts = verdictOrder
    .map((verdict) => [verdict, claims.filter((one) => one.verdict === verdict).length] as const)
    .filter(([, count]) => count > 0);
  return html`<section aria-labelledby="article-${article.id}">
    <h2 id="article-${article.id}" class="claims-article">
      ${textIn(article.title, words.language)}
      <small>${article.date || words.claims.undated}</small>
    </h2>
    <ul class="claims-counts">
      ${counts.map(
        ([verdict, count]) =>
          html`<li data-verdict=${verdict}>
            ${words.claims.count(words.claims.verdicts[verdict], count)}
          </li>`,
      )}
    </ul>
    ${claims.map((claim) => claimCard(claim, voice))}
  </section>`;
}

function claimCard(evaluated: EvaluatedClaim, voice: Voice): TemplateResult {
  const { claim, figures, verdict } = evaluated;
  const { language, claims } = voice.words;
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

function sources({ sources }: Claim, { words }: Voice): TemplateResult | typeof nothing {
  if (!sources) return nothing;
  const cited = sources.map(({ cite, date }) => `${cite}, ${date}`).join(" · ");
  return html`<p class="fine">${words.claims.sources}: ${cited}</p>`;
}
