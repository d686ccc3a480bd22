import type { ChartSpec } from "./spec.ts";

/** Properties of a style sheet that a picture needs by itself. */
const properties = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "opacity",
];
const textProperties = ["font-size", "font-weight", "font-family", "text-anchor"];
/** Pixels of a picture for one of the page. */
const SHARPNESS = 2;

/** The picture as a file of its own: with the looks that the page gives it. */
export function pictureOf(drawn: SVGSVGElement): string {
  const copy = drawn.cloneNode(true) as SVGSVGElement;
  const [here, there] = [drawn.querySelectorAll("*"), copy.querySelectorAll("*")];
  here.forEach((element, index) => {
    const style = getComputedStyle(element);
    const names = element.tagName === "text" ? [...properties, ...textProperties] : properties;
    // As attributes: a policy that allows no style in the page's own text does not concern them.
    for (const name of names) there[index]?.setAttribute(name, style.getPropertyValue(name));
  });
  const { width, height } = drawn.getBoundingClientRect();
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  for (const passing of copy.querySelectorAll(".chart-at")) passing.remove();
  const ground = document.createElementNS(copy.namespaceURI, "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  const card = drawn.closest(".card") ?? document.documentElement;
  ground.setAttribute("fill", getComputedStyle(card).backgroundColor);
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
}

/** The picture in pixels. */
export async function pixelsOf(drawn: SVGSVGElement): Promise<Blob | undefined> {
  const { width, height } = drawn.getBoundingClientRect();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(pictureOf(drawn))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * SHARPNESS;
  canvas.height = height * SHARPNESS;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => {
    canvas.toBlob((blob) => {
      resolve(blob ?? undefined);
    });
  });
}

/** Every point, one in a row. */
export function chartRows({ x, y, series }: ChartSpec, names: readonly [string, string]) {
  const rows = series.flatMap(({ name, points }) =>
    points.map((point) => [name, point.name, point.x, point.y]),
  );
  return { head: [...names, x.label, y.label], rows };
}
