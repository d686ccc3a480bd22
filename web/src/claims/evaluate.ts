import type { Catalog, OwnRequest, ServingRequest, WhichGpu } from "whichgpu";
import type { Claim, Figure, Term, Verdict } from "./claim.ts";
import { SPARSE_SPEEDUP } from "../questions/serving/sparsity.ts";
import { unitScale } from "./claim.ts";

/** Printed figures are rounded: one is met within this share of it. */
const PRINTED_TOLERANCE = 0.02;

type Offer = Catalog["offers"][number];

export type Core = Pick<WhichGpu, "estimate" | "own">;

/** A figure's number: undefined where there is none, e.g. the speed of what does not fit. */
export interface EvaluatedFigure {
  readonly figure: Figure;
  readonly value: number | undefined;
  /** Whether the article's range holds; undefined where the figure decides nothing. */
  readonly holds: boolean | undefined;
}

export interface EvaluatedClaim {
  readonly claim: Claim;
  readonly figures: readonly EvaluatedFigure[];
  /** Derived from the figures; the claim's own where none of them decides. */
  readonly verdict: Verdict;
}

/** The number at a path of dots; a truth value and a fit count as 1 or 0. */
function numberAt(value: unknown, path: string): number | undefined {
  let found = value;
  for (const name of path.split(".")) {
    if (typeof found !== "object" || found === null) return undefined;
    found = (found as Record<string, unknown>)[name];
  }
  if (path === "fit.verdict") return found === "does_not_fit" ? 0 : 1;
  if (typeof found === "boolean") return found ? 1 : 0;
  return typeof found === "number" ? found : undefined;
}

function byId<T extends { id: string }>(list: readonly T[], id: string): T {
  const entry = list.find((candidate) => candidate.id === id);
  if (entry === undefined) throw new Error(`the catalog has no ${id}`);
  return entry;
}

/** The current offer on demand with the lowest price. */
function cheapest(catalog: Catalog, gpu: string): Offer | undefined {
  return catalog.offers
    .filter((offer) => offer.gpu === gpu && offer.current && offer.kind === "on_demand")
    .reduce<Offer | undefined>(
      (best, offer) => (best && best.usd_per_gpu_hour <= offer.usd_per_gpu_hour ? best : offer),
      undefined,
    );
}

/** The offers that a figure's lowest prices are. */
export function offersOf({ of, over = [] }: Figure, catalog: Catalog): Offer[] {
  return [...of, ...over].flatMap((term) =>
    "cheapest" in term ? (cheapest(catalog, term.cheapest) ?? []) : [],
  );
}

function sparseFactor(catalog: Catalog, id: string): number {
  if (byId(catalog.gpus, id).sparsity_doubles_rates) return SPARSE_SPEEDUP;
  throw new Error(`${id} has no rates with sparsity`);
}

function reading(core: Core, catalog: Catalog, term: Term): number | undefined {
  if ("count" in term) return term.count;
  if ("offer" in term) return byId(catalog.offers, term.offer)[term.field ?? "usd_per_gpu_hour"];
  if ("cheapest" in term) return cheapest(catalog, term.cheapest)?.usd_per_gpu_hour;
  if ("precision" in term) return byId(catalog.weight_precisions, term.precision).bytes_per_weight;
  if ("model" in term) return numberAt(byId(catalog.models, term.model), term.field);
  if ("gpu" in term) {
    const value = numberAt(byId(catalog.gpus, term.gpu), term.field);
    if (value === undefined || !term.with_sparsity) return value;
    return value * sparseFactor(catalog, term.gpu);
  }
  const report =
    "own" in term
      ? core.own(term.own as OwnRequest)
      : core.estimate(term.estimate as ServingRequest);
  if ("error" in report) throw new Error(report.error.message);
  return numberAt(report, term.field);
}

function product(values: readonly (number | undefined)[]): number | undefined {
  return values.reduce((all, value) =>
    all === undefined || value === undefined ? undefined : all * value,
  );
}

/** A figure's value in its unit. Throws where the claim asks for what the core does not know. */
export function evaluateFigure(core: Core, catalog: Catalog, figure: Figure): number | undefined {
  const read = (term: Term) => reading(core, catalog, term);
  const of = product(figure.of.map(read));
  const over = product((figure.over ?? [{ count: 1 }]).map(read));
  if (of === undefined || over === undefined || over === 0) return undefined;
  return of / over / unitScale[figure.unit];
}

/** Whether a value lies in the range that the article prints; what has no value does not. */
export function holds(value: number | undefined, said: NonNullable<Figure["said"]>): boolean {
  if (value === undefined) return false;
  const { low = -Infinity, high = Infinity } = said;
  const slack = (bound: number) =>
    Number.isFinite(bound) ? PRINTED_TOLERANCE * Math.abs(bound) : 0;
  return value >= low - slack(low) && value <= high + slack(high);
}

/** The verdict that follows from figures; undefined where none of them decides. */
export function verdictOf(figures: readonly EvaluatedFigure[]): Verdict | undefined {
  const deciding = figures.filter((entry) => entry.holds !== undefined);
  if (deciding.length === 0) return undefined;
  const asSaid = deciding.filter(({ figure }) => !figure.other_basis);
  if (asSaid.length > 0 && asSaid.every((entry) => entry.holds)) return "right";
  if (deciding.some((entry) => entry.figure.other_basis && entry.holds)) return "mixed_units";
  return asSaid.some((entry) => entry.holds) ? "right_under_condition" : "wrong";
}

/** All figures of a claim, computed now, and the verdict that follows from them. */
export function evaluateClaim(core: Core, catalog: Catalog, claim: Claim): EvaluatedClaim {
  const figures = (claim.figures ?? []).map((figure) => {
    const value = evaluateFigure(core, catalog, figure);
    return { figure, value, holds: figure.said && holds(value, figure.said) };
  });
  return { claim, figures, verdict: verdictOf(figures) ?? claim.verdict };
}
