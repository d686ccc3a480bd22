/** What stands ready in a page until it runs; web/answers/ready.ts writes it, web/public/opening.js chooses of it. */

/** Takes the page over from what stood ready in it. */
export function takeOver(root: HTMLElement): void {
  root.replaceChildren();
  root.removeAttribute("class");
  delete document.documentElement.dataset["start"];
}

/** Says that the page could not start: in what stands ready in it or, in a page without that, in a line. */
export function fail(root: HTMLElement, said: string, error: unknown): void {
  const places = root.querySelectorAll(".ready-failed code");
  if (places.length === 0) root.textContent = said + String(error);
  for (const place of places) place.textContent = String(error);
  document.documentElement.dataset["start"] = "failed";
}
