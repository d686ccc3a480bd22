/** Controls that have an undo of their own. */
const TYPED = "input:not([type=range], [type=checkbox], [type=radio]), textarea, select";

/** Keeps the browser's history of questions: one step for each change, one for all that is typed into a field. */
export class Steps {
  #last: string | undefined = "opening";
  #restoring = false;

  /** `restore` shows the question of the address, which the browser has gone to. */
  constructor(restore: () => void) {
    window.addEventListener("popstate", () => {
      this.#restoring = true;
      restore();
    });
    window.addEventListener("keydown", (event) => {
      const { key, ctrlKey, metaKey, shiftKey, target } = event;
      if (!(ctrlKey || metaKey) || key.toLowerCase() !== "z") return;
      if (target instanceof Element && target.matches(TYPED)) return;
      event.preventDefault();
      if (shiftKey) history.forward();
      else if (depth() > 0) history.back();
    });
  }

  /** Makes the address say what is shown: in a step of its own, unless the step before was of the same `field`. */
  follow(address: string, field: string | undefined): void {
    // The page stands as a text in another one's frame, and has no address.
    if (location.protocol === "about:") return;
    const here = `${location.pathname}${location.search}${location.hash}`;
    const sameStep = this.#restoring || this.#last === "opening" || (field && field === this.#last);
    if (sameStep || address === here) history.replaceState(history.state, "", address);
    else history.pushState({ depth: depth() + 1 }, "", address);
    this.#last = this.#restoring ? undefined : field;
    this.#restoring = false;
  }
}

/** Steps since the page was opened. */
function depth(): number {
  const state = history.state as { readonly depth?: number } | null;
  return state?.depth ?? 0;
}
