import { html, nothing, type TemplateResult } from "lit";
import type { ClaimWords } from "../i18n/en/claims.ts";
import type { Claim, Topic, Verdict } from "./claim.ts";

/** Which claims are shown; what is undefined or empty excludes none. */
export interface ClaimFilter {
  readonly verdict: Verdict | undefined;
  readonly topic: Topic | undefined;
  /** Parts of words that a claim must have, in any language. */
  readonly text: string;
}

/** In the order in which they are offered. */
export const signs: Readonly<Record<Verdict, string>> = {
  right: "✓",
  right_under_condition: "✓",
  mixed_units: "!",
  wrong: "✕",
  not_checkable: "–",
};

const verdicts = Object.keys(signs) as readonly Verdict[];

/** What an address asks for; what it says of unknown verdicts or topics counts for nothing. */
export function filterFromQuery(query: string, { topics }: ClaimWords): ClaimFilter {
  const said = new URLSearchParams(query);
  const topic = said.get("topic") ?? "";
  return {
    verdict: verdicts.find((one) => one === said.get("verdict")),
    topic: topic in topics ? (topic as Topic) : undefined,
    text: said.get("find") ?? "",
  };
}

/** The same as part of an address, without its question mark. */
export function queryOfFilter({ verdict, topic, text }: ClaimFilter): string {
  return new URLSearchParams({
    ...(verdict && { verdict }),
    ...(topic && { topic }),
    ...(text.trim() && { find: text.trim() }),
  }).toString();
}

export function passes({ verdict, topic, text }: ClaimFilter, claim: Claim): boolean {
  if (verdict && claim.verdict !== verdict) return false;
  if (topic && claim.topic !== topic) return false;
  const said = [claim.quote, claim.explanation].flatMap((words) => Object.values(words));
  const within = said.join("\n").toLowerCase();
  const parts = text.toLowerCase().split(/\s+/);
  return parts.every((part) => within.includes(part));
}

/** The controls: a button for each verdict with how many claims have it, a list of topics and a field to search. */
export function filterControls(
  filter: ClaimFilter,
  all: readonly Claim[],
  words: ClaimWords,
  change: (filter: ClaimFilter) => void,
): TemplateResult {
  const beside = all.filter((claim) => passes({ ...filter, verdict: undefined }, claim));
  const shown = all.filter((claim) => passes(filter, claim)).length;
  const offered = Object.entries(words.topics) as [Topic, string][];
  return html`<section class="claims-filter" aria-label=${words.filter}>
    <p class="claims-counts">
      ${verdicts.map((verdict) => {
        const chosen = filter.verdict === verdict;
        const count = beside.filter((claim) => claim.verdict === verdict).length;
        return html`<button
          type="button"
          class="preset"
          aria-pressed=${chosen ? "true" : "false"}
          data-verdict=${verdict}
          @click=${() => {
            change({ ...filter, verdict: chosen ? undefined : verdict });
          }}
        >
          <span aria-hidden="true">${signs[verdict]}</span> ${words.verdicts[verdict]}
          <small>${count}</small>
        </button>`;
      })}
    </p>
    <p class="claims-find">
      <label>
        ${words.topic}
        <select
          class="claims-pick"
          @change=${({ target }: Event) => {
            const value = (target as HTMLSelectElement).value as Topic | "";
            change({ ...filter, topic: value || undefined });
          }}
        >
          <option value="" ?selected=${!filter.topic}>${words.allTopics}</option>
          ${offered.map(
            ([topic, name]) =>
              html`<option value=${topic} ?selected=${filter.topic === topic}>${name}</option>`,
          )}
        </select>
      </label>
      <input
        type="search"
        class="claims-pick"
        aria-label=${words.find}
        placeholder=${words.find}
        .value=${filter.text}
        @input=${({ target }: Event) => {
          change({ ...filter, text: (target as HTMLInputElement).value });
        }}
      />
      <span role="status">${words.shown(shown, all.length)}</span>
      ${
        shown === all.length
          ? nothing
          : html`<button
              type="button"
              class="link"
              @click=${() => {
                change({ verdict: undefined, topic: undefined, text: "" });
              }}
            >
              ${words.showAll}
            </button>`
      }
    </p>
  </section>`;
}
