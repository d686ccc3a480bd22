import type { TemplateResult } from "lit";
import { parseNumber } from "../../state/request.ts";
import { numberField, type FieldContext, type NumberSettings } from "./field.ts";

/** So many digits of an amount come back as they were typed. */
const KEPT_DIGITS = 10;
const SHOWN_DIGITS = 6;

/** What was typed last into a field, letter by letter: "20." is no other amount than "20". */
const typed = new Map<string, string>();

/** The text of an amount times `factor`; as it is where it is no number. */
function times(text: string, factor: number, digits: number): string {
  const amount = parseNumber(text.trim(), "amount");
  return amount === undefined ? text : String(Number((amount * factor).toPrecision(digits)));
}

/**
 * An amount of money in the currency of amounts; question and address hold it in dollars. `usd`: what the core takes
 * while nothing is typed; `per`: what it is for, behind the sign.
 */
export function moneyField(
  context: FieldContext,
  { usd, per = "", ...settings }: NumberSettings & { usd?: number | undefined; per?: string } = {},
): TemplateResult {
  const { name, text, voice, error, set } = context;
  const { sign, perDollar, figure } = voice.numbers;
  const unit = (perDollar === 1 ? voice.words.dollars : sign) + per;
  // A dollar price in yuan is none that anyone asks.
  const about = perDollar === 1 || usd === 0 ? "" : "≈";
  const placeholder = usd === undefined ? settings.placeholder : about + figure(usd * perDollar);
  const said = { ...settings, unit, ...(placeholder !== undefined && { placeholder }) };
  if (perDollar === 1) return numberField(context, said);
  const inDollars = (shown: string) => times(shown, 1 / perDollar, KEPT_DIGITS);
  const last = typed.get(name) ?? "";
  const shown = inDollars(last) === text ? last : times(text, perDollar, SHOWN_DIGITS);
  const range = error?.range && ([error.range[0] * perDollar, error.range[1] * perDollar] as const);
  const keep = (_: string, now: string) => {
    typed.set(name, now);
    set(name, inDollars(now));
  };
  return numberField(
    { ...context, text: shown, error: error && { ...error, range }, set: keep },
    said,
  );
}
