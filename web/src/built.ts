/** What the build leaves out where the page is one script. */
declare const PRICE_HISTORY: boolean;

/** Whether dated prices and published measurements lie beside the page. */
export const hasPriceHistory = typeof PRICE_HISTORY === "boolean" && PRICE_HISTORY;

/** Whether the script that articles embed lies there too. */
export const hasEmbedScript = hasPriceHistory;
