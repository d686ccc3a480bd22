import type { Catalog } from "whichgpu";
import { MOST_COMPARED, SIDE_BY_SIDE, withCompared } from "../state/compared.ts";
import { initialQuestion, type Question } from "../state/fields.ts";
import { patchQuestion, questionOf } from "../state/request.ts";
import { queryOf } from "../state/url.ts";
import type { Claim, Term } from "./claim.ts";

/** What cards and offers are shown with, beside their data sheets: a model that most cards hold. */
const SHOWN_MODEL = "meta-llama/Llama-3.1-8B-Instruct";

/**
 * What the calculator is asked so that it shows the claim; several questions stand side by side. That is the
 * claim's own state, else the first estimate among its figures, else their offers or cards.
 */
export function questionsOf({ state, task, figures = [] }: Claim, catalog: Catalog): Question[] {
  const terms = figures.flatMap(({ of, over = [] }) => [...of, ...over]);
  const estimate = terms.find((term) => "estimate" in term)?.estimate;
  const question = questionOf(state ?? estimate, task);
  if (question) return [question];
  const offers = terms.flatMap((term) => offerPatch(term, catalog));
  const patches = offers.length > 0 ? offers : terms.flatMap(cardPatch);
  const different = new Map(patches.map((patch) => [JSON.stringify(patch), patch]));
  const shown = { model: SHOWN_MODEL, precision: { weights: null }, engine: null };
  return [...different.values()]
    .slice(0, MOST_COMPARED)
    .map((patch) => patchQuestion(initialQuestion("serving"), { ...shown, ...patch }));
}

function offerPatch(term: Term, { offers }: Catalog): object[] {
  const offer = "offer" in term && offers.find(({ id }) => id === term.offer);
  return offer ? [{ gpu: offer.gpu, price: { offer: offer.id } }] : [];
}

function cardPatch(term: Term): object[] {
  if ("cheapest" in term) return [{ gpu: term.cheapest }];
  return "gpu" in term ? [{ gpu: term.gpu }] : [];
}

/** Query and fragment of the address that shows the claim in the calculator, if there is something to show. */
export function linkOf(claim: Claim, catalog: Catalog, language: string): string | undefined {
  const questions = questionsOf(claim, catalog);
  const [first, ...others] = questions;
  if (!first) return undefined;
  const query = queryOf(first, language);
  return others.length > 0 ? `${withCompared(query, questions)}#${SIDE_BY_SIDE}` : query;
}
