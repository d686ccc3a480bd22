import type { EmbedWords } from "../i18n/en/embed.ts";
import { currencies, type Currency } from "../format/money.ts";
import { languageOf } from "../i18n/index.ts";
import { tasks } from "../questions/index.ts";
import { fieldNames, fieldNamesOf, taskNamed } from "../state/fields.ts";
import { views, type View } from "./view-names.ts";

const themes = ["light", "dark", "auto"];

/** What the element says beside the inputs of its task. */
export const ownAttributes = [
  "task",
  "context",
  "view",
  "compare",
  "locked",
  "theme",
  "currency",
  "page",
  "offers",
  "only-offers",
  "order",
];

/** Every attribute that the element listens to; `lang` is one of every element's. */
export const heard: readonly string[] = [...fieldNames, ...ownAttributes, "lang"];

/** Attributes that any element may have, and those with these beginnings. */
const universal =
  /^(accesskey|class|dir|draggable|exportparts|hidden|id|inert|is|item\w+|lang|nonce|part|popover|role|slot|style|tabindex|title|translate|aria-.*|data-.*|on\w+|:.*|@.*|v-.*|_ng.*|ng-.*)$/;

/** Whether an address may say this attribute: a known one, or one that the card then says is not. */
export const isSayable = (name: string): boolean =>
  heard.includes(name) || (/^[a-z-]+$/.test(name) && !universal.test(name));

/** Letters to change, add or leave out to turn one text into the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const [left = 0, above = 0, diagonal = 0] = [next[j], row[j + 1], row[j]];
      next.push(Math.min(left + 1, above + 1, diagonal + (a[i] === b[j] ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The known name that is nearest to a wrong one, if it is near. */
function nearest(name: string): string | undefined {
  const near = heard.map((known) => ({ known, away: distance(name, known) }));
  const [best] = near.sort((a, b) => a.away - b.away);
  return best && best.away <= Math.max(1, name.length / 3) ? best.known : undefined;
}

/** What is wrong with the attributes themselves, one sentence each: nothing that an author wrote is passed over. */
export function complaints(element: Element, words: EmbedWords): string[] {
  const said = (name: string): string => element.getAttribute(name) ?? "";
  const task = said("task");
  const { task: meant, says } = taskNamed(task || null);
  const inputs: readonly string[] = [...fieldNamesOf(meant), ...ownAttributes];
  const wrong: string[] = [];
  for (const name of element.getAttributeNames()) {
    if (universal.test(name) || inputs.includes(name)) continue;
    const known = heard.includes(name);
    wrong.push(known ? words.idle(name, meant) : words.unknown(name, nearest(name)));
  }
  const oneOf = (name: string, known: readonly string[]) => {
    const value = said(name);
    if (value && !known.includes(value)) wrong.push(words.notOne(name, value, known.join(", ")));
  };
  if (Object.keys(says).length === 0) oneOf("task", tasks);
  oneOf("view", views);
  oneOf("theme", themes);
  oneOf("currency", currencies);
  const lang = said("lang");
  if (lang && !languageOf(lang)) wrong.push(words.notOne("lang", lang, "en, zh"));
  return wrong;
}

/** The view that the element asks for. */
export function viewOf(element: Element): View {
  const wanted = element.getAttribute("view");
  return views.find((view) => view === wanted) ?? "full";
}

/** The currency that the element asks for; undefined: none that is known. */
export const currencyOf = (element: Element): Currency | undefined =>
  currencies.find((one) => one === element.getAttribute("currency"));
