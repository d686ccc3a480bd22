import { LitElement, type PropertyDeclarations } from "lit";
import type { Voice } from "../i18n/voice.ts";
import "./dialog.css";

/** A dialog of the page: nothing of it is there while it is closed. */
export abstract class PageDialog extends LitElement {
  static override properties: PropertyDeclarations = {
    voice: { attribute: false },
    shown: { state: true },
  };

  declare voice: Voice;
  declare protected shown: boolean;

  constructor() {
    super();
    this.shown = false;
  }

  /** In the page's own tree, so that its styles reach the dialog. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  open(): void {
    this.shown = true;
    void this.updateComplete.then(() => {
      this.querySelector("dialog")?.showModal();
    });
  }

  protected readonly close = (): void => {
    this.querySelector("dialog")?.close();
  };

  /** What the dialog element does when it closes, by whatever way. */
  protected readonly closed = (): void => {
    this.shown = false;
    // A dialog closes the sheet of inputs that it was opened from; the row that opens the sheet stays.
    void this.updateComplete.then(() => {
      if (document.activeElement === document.body)
        document.querySelector<HTMLElement>(".open-inputs")?.focus();
    });
  };
}
