import { html, LitElement, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Report } from "whichgpu";
import type { Voice } from "../../i18n/voice.ts";
import { adaptersPanel } from "./adapters.ts";
import { mixedCardsPanel } from "./mixed-cards.ts";
import { sharedCardPanel } from "./shared-card.ts";
import { coldStartPanel } from "./cold-start.ts";
import { twoPoolsPanel } from "./two-pools.ts";

/** What was asked beside the estimate: the element `whichgpu-asides`. */
export class Asides extends LitElement {
  static override properties: PropertyDeclarations = {
    voice: { attribute: false },
    report: { attribute: false },
  };

  declare voice: Voice;
  declare report: Report;

  /** In the page's own tree, so that its styles reach the element. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return html`${[
      twoPoolsPanel,
      mixedCardsPanel,
      sharedCardPanel,
      adaptersPanel,
      coldStartPanel,
    ].map((panel) => panel(this.report, this.voice))}`;
  }
}

customElements.define("whichgpu-asides", Asides);
