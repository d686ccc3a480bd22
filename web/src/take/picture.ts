import type { Fact } from "../parts/facts/facts.ts";

/** Pixels of the picture: what pages that show links expect. */
const SIZE = { width: 1200, height: 630 };
const EDGE = 64;
const MOST_FACTS = 4;

/** What the picture says. */
export interface PictureText {
  readonly badge: string;
  readonly sentence: string;
  readonly facts: readonly Fact[];
  readonly link: string;
}

/** The answer as a picture, in the colors that `beside` has on the page. */
export function pictureOfAnswer(
  { badge, sentence, facts, link }: PictureText,
  beside: Element,
): Promise<Blob | undefined> {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, SIZE);
  const pen = canvas.getContext("2d");
  if (!pen) return Promise.resolve(undefined);
  const style = getComputedStyle(beside);
  const color = (name: string): string => {
    const probe = document.createElement("i");
    probe.style.color = `var(${name})`;
    beside.append(probe);
    const value = getComputedStyle(probe).color;
    probe.remove();
    return value;
  };
  const write = (text: string, x: number, y: number, size: number, name: string, weight = 400) => {
    pen.font = `${String(weight)} ${String(size)}px ${style.fontFamily}`;
    pen.fillStyle = color(name);
    pen.fillText(text, x, y);
  };
  pen.fillStyle = color("--card");
  pen.fillRect(0, 0, SIZE.width, SIZE.height);
  pen.fillStyle = color("--accent");
  pen.fillRect(0, 0, 12, SIZE.height);
  write(badge, EDGE, 92, 28, "--accent", 600);
  pen.font = `500 40px ${style.fontFamily}`;
  const lines = wrapped(sentence, SIZE.width - 2 * EDGE, (text) => pen.measureText(text).width);
  lines.slice(0, 5).forEach((line, index) => {
    write(line, EDGE, 158 + index * 54, 40, "--ink", 500);
  });
  const shown = facts
    .flatMap(({ name, value }) => (typeof value === "string" ? { name, value } : []))
    .slice(0, MOST_FACTS);
  const column = (SIZE.width - 2 * EDGE) / Math.max(1, shown.length);
  shown.forEach(({ name, value }, index) => {
    const x = EDGE + index * column;
    const fitting = (text: string, size: number) => {
      pen.font = `400 ${String(size)}px ${style.fontFamily}`;
      return wrapped(text, column - 16, (part) => pen.measureText(part).width)[0] ?? "";
    };
    write(fitting(name, 22), x, 470, 22, "--muted");
    write(fitting(value, 32), x, 512, 32, "--ink", 600);
  });
  write("WhichGPU", EDGE, SIZE.height - 44, 26, "--ink", 600);
  write(link, EDGE + 160, SIZE.height - 44, 22, "--muted");
  return new Promise((resolve) => {
    canvas.toBlob((blob) => {
      resolve(blob ?? undefined);
    });
  });
}

/** A text in lines of at most a width: broken between words, and between any two Chinese characters. */
export function wrapped(text: string, width: number, measure: (text: string) => number): string[] {
  const parts = text.match(/[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+\s*|\s+/g);
  const lines: string[] = [];
  let line = "";
  for (const part of parts ?? []) {
    if (line && measure(line + part.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += part;
  }
  return line ? [...lines, line.trimEnd()] : lines;
}
