/** Pixels above and below the sheet where it stays in sight; see page/style.css. */
const MARGINS = 32;

/** Marks the sheet of inputs where it is taller than the window: it scrolls with the page then, or its end would be out of reach. */
export function measureSheet(): void {
  const sheet = document.getElementById("inputs");
  if (!sheet) return;
  const measure = (): void => {
    sheet.toggleAttribute("data-tall", sheet.offsetHeight > innerHeight - MARGINS);
  };
  new ResizeObserver(measure).observe(sheet);
  addEventListener("resize", measure);
}
