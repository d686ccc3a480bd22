import type { Catalog, HpcReport } from "whichgpu";

/** A card for a numerical code and for AI at once: how far each of the two is from the best card in it. */
export interface Balance {
  readonly gpu: string;
  readonly name: string;
  /** Attainable rate of the code on vector units over the highest of any card. */
  readonly code: number;
  /** Dense BF16 rate, or FP16 without one, over the highest of any card. */
  readonly ai: number;
}

/** The weaker of the two sides: what a card for both is as good as. */
export const weaker = ({ code, ai }: Balance): number => Math.min(code, ai);

/** Every card that the code runs on, the best balanced first. */
export function balances({ relative }: HpcReport, { gpus }: Catalog): Balance[] {
  const cards = relative.flatMap(({ gpu, name, unit, attainable_flops: code }) => {
    const rates = gpus.find(({ id }) => id === gpu)?.dense_flops;
    return unit === "vector" ? [{ gpu, name, code, ai: rates?.bf16 ?? rates?.fp16 ?? 0 }] : [];
  });
  const most = (side: "code" | "ai") => Math.max(...cards.map((card) => card[side]));
  const [code, ai] = [most("code"), most("ai")];
  return cards
    .map((card) => ({ ...card, code: card.code / code, ai: card.ai / ai }))
    .sort((a, b) => weaker(b) - weaker(a));
}

/** What an article advises for AI and numerical codes together, of the cards that it is about. */
export const balanceRule = {
  preset: "scenarioC",
  gpus: ["h100-sxm-80gb", "h200-sxm-141gb"],
  known: ["a100-sxm-80gb", "h100-sxm-80gb", "h200-sxm-141gb", "rtx-a6000-48gb", "l40s-48gb"],
} as const;

export interface BalanceCheck {
  /** holds: none of all cards is better balanced; partly: none of those that the articles are about. */
  readonly verdict: "holds" | "partly" | "fails";
  /** The articles' cards, the best balanced first. */
  readonly known: readonly Balance[];
  /** The best of all. */
  readonly best: Balance | undefined;
}

export function checkBalance(report: HpcReport, catalog: Catalog): BalanceCheck {
  const all = balances(report, catalog);
  const among = (ids: readonly string[], card?: Balance) =>
    card !== undefined && ids.includes(card.gpu);
  const known = all.filter((card) => among(balanceRule.known, card));
  const [best] = all;
  const held = among(balanceRule.gpus, best);
  const verdict = held ? "holds" : among(balanceRule.gpus, known[0]) ? "partly" : "fails";
  return { verdict, known, best };
}
