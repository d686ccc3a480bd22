import { html, type TemplateResult } from "lit";
import type { Report } from "whichgpu";
import type { FieldContext } from "../field/field.ts";
import { moneyField } from "../field/money-field.ts";
import { openDialog } from "../../dialogs/index.ts";
import "../../dialogs/own-link.css";

type Cost = NonNullable<Report["cost"]>;

/**
 * What is asked for a GPU-hour: typed, or the offer `named`, or the cheapest dated one known. `runs`: a price would
 * be used.
 */
export function priceFieldset(
  context: FieldContext,
  offer: Cost["offer"] | undefined,
  usdPerGpuHour: number | undefined,
  runs: boolean,
  named = "",
): TemplateResult {
  const { words } = context.voice;
  const kind = offer && (words.offerKinds[offer.kind] ?? offer.kind);
  const source = offer
    ? [offer.provider, kind, offer.as_of].filter(Boolean).join(" · ")
    : runs
      ? words.noPrice
      : "";
  const lost = named !== "" && offer && offer.id.toLowerCase() !== named.toLowerCase();
  return html`<fieldset>
    <legend>${words.groups.price}</legend>
    ${moneyField(context, {
      usd: usdPerGpuHour,
      qualifier: context.text.trim()
        ? words.ownPrice
        : lost
          ? words.offerLost(named, source)
          : source,
    })}
    <button
      type="button"
      class="link own-link"
      aria-haspopup="dialog"
      @click=${() => openDialog("whichgpu-price-book", words)}
    >
      ${words.pricesOfCard}
    </button>
  </fieldset>`;
}
