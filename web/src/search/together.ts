import type { ComboOption } from "../parts/combo-box/filter.ts";
import type { Group } from "./list.ts";
import { wordsOf } from "./fold.ts";
import { rank, type Ranked } from "./rank.ts";
import { recent } from "./recent.ts";

/** What a text means: a model, a card, or both, and how many. */
export interface Meant {
  readonly model?: string;
  /** A model that makes images. */
  readonly imagemodel?: string;
  readonly gpu?: string;
  readonly count?: string;
  readonly users?: string;
}

/** What can be found, and the headings of what was. */
export interface Findable {
  readonly models: readonly ComboOption[];
  readonly imageModels: readonly ComboOption[];
  readonly cards: readonly ComboOption[];
  readonly titles: Readonly<Record<"both" | "models" | "cards" | "recent", string>>;
  /** "4 users", as it is shown. */
  readonly usersOf: (users: string) => string;
}

const MOST_PAIRS = 4;
const MOST_EACH = 6;

/** "8x", "x8" and "8张", which also ends a text and stands before a number. */
const NUMBERS =
  /(?:^|\s)(\d{1,4})\s*[x×*✕]\s*(?=\D)|(?:^|\s)[x×*]\s*(\d{1,4})(?=\s|$)|(?:^|\s)(\d{1,3})\s*[张片块卡]卡?/i;
const USERS = /(?:^|\s)(\d{1,5})\s*(?:users?\b|concurrent\b|个?用户|人|并发)/i;

/** Models, cards, and pairs of both that `text` may mean; each option's id is what is meant, as JSON. */
export function together(text: string, findable: Findable): readonly Group[] {
  const { cards, titles } = findable;
  const models = [...findable.models, ...findable.imageModels];
  const named = (id: string): Meant =>
    findable.imageModels.some((one) => one.id === id) ? { imagemodel: id } : { model: id };
  const users = USERS.exec(text)?.[1];
  const rest = text.replace(USERS, " ");
  const numbered = NUMBERS.exec(rest);
  const count = numbered?.slice(1).find((digits) => digits);
  const names = rest.replace(NUMBERS, " ").trim();
  const numbers = { ...(count && { count }), ...(users && { users }) };
  const aside = users ? ` · ${findable.usersOf(users)}` : "";
  if (names === "") {
    const last = [...recent(models), ...recent(cards)].map((option) =>
      models.some(({ id }) => id === option.id)
        ? meaning(named(option.id), option.label, option.detail)
        : meaning({ gpu: option.id }, option.label, option.detail),
    );
    return last.length > 0 ? [{ title: titles.recent, options: last }] : [];
  }
  const some = (found: readonly Ranked[], title: string, said: (id: string) => Meant): Group[] =>
    found.length === 0
      ? []
      : [
          {
            title,
            options: found
              .slice(0, MOST_EACH)
              .map(({ option: { id, label, detail } }) => meaning(said(id), label + aside, detail)),
          },
        ];
  const [foundModels, foundCards] = [rank(models, names), rank(cards, names)];
  const alone = [
    ...some(foundModels, titles.models, (id) => ({ ...named(id), ...(users && { users }) })),
    ...some(foundCards, titles.cards, (gpu) => ({ gpu, ...numbers })),
  ];
  if ((foundCards[0]?.score ?? 0) > (foundModels[0]?.score ?? 0)) alone.reverse();
  const sure = [foundModels[0], foundCards[0]].some((best) => best && best.doubt >= 0.7);
  const pairs = sure ? [] : pairsOf(names, models, cards);
  if (pairs.length === 0) return alone;
  const options = pairs.map(({ model, card }) =>
    meaning(
      { ...named(model.id), gpu: card.id, ...numbers },
      `${model.label} · ${count ? `${count} × ` : ""}${card.label}${aside}`,
      [model.detail.split(" · ")[0], card.detail].join(" · "),
    ),
  );
  return [{ title: titles.both, options }, ...alone];
}

interface Pair {
  readonly model: ComboOption;
  readonly card: ComboOption;
}

/** The text cut in two between any words, one part naming a model and the other a card; the best cut's pairs. */
function pairsOf(
  text: string,
  models: readonly ComboOption[],
  cards: readonly ComboOption[],
): Pair[] {
  const words = wordsOf(text).filter((word) => !/^(on|with|for|in|and|用|跑|上)$/.test(word));
  let best: { score: number; models: readonly Ranked[]; cards: readonly Ranked[] } | undefined;
  for (let cut = 1; cut < words.length; cut++) {
    const halves = [words.slice(0, cut).join(" "), words.slice(cut).join(" ")] as const;
    for (const [one, other] of [halves, [halves[1], halves[0]]] as const) {
      const found = { models: rank(models, one), cards: rank(cards, other) };
      const score = (found.models[0]?.score ?? -9) + (found.cards[0]?.score ?? -9);
      if (score > (best?.score ?? 0)) best = { score, ...found };
    }
  }
  if (!best) return [];
  const [model, card] = [best.models[0], best.cards[0]];
  if (!model || !card) return [];
  const pairs = [
    { model: model.option, card: card.option },
    ...best.models.slice(1, 3).map(({ option }) => ({ model: option, card: card.option })),
    ...best.cards.slice(1, 3).map(({ option }) => ({ model: model.option, card: option })),
  ];
  return pairs.slice(0, MOST_PAIRS);
}

const meaning = (meant: Meant, label: string, detail: string): ComboOption => ({
  id: JSON.stringify(meant),
  label,
  detail,
  aliases: [],
});
