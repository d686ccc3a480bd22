/**
 * An address that an author wrote, in full, if it may be linked or asked: https, or this document's own origin. Else
 * undefined.
 */
export function safeAddress(text: string): string | undefined {
  if (!URL.canParse(text, document.baseURI)) return undefined;
  const url = new URL(text, document.baseURI);
  const own = url.origin === location.origin && url.protocol === "http:";
  return url.protocol === "https:" || own ? url.href : undefined;
}
