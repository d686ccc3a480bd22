import type { View } from "../../element/view-names.ts";

/** English words of the dialog that gives the markup for an article. */
export const embedDialogWordsEn = {
  hint: "Paste this where the card should appear in your article:",
  view: "Shows",
  views: {
    full: "Everything",
    compact: "Sentence and figures",
    verdict: "The sentence",
    table: "A table",
    compare: "Cards side by side",
    claim: "What an article says, checked",
  } satisfies Record<View, string>,
  locked: "Readers cannot change it",
  copy: {
    copy: "Copy",
    copied: "Copied",
    copyFailed: "The browser does not allow copying: select the text.",
  },
};

export type EmbedDialogWords = typeof embedDialogWordsEn;
