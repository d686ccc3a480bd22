import { isSayable } from "./attributes.ts";

/**
 * In embed.html, which articles show in an iframe: the element that the address describes, whose height the frame's
 * page is told (embed-frame.js listens there).
 */
export function showFrame(): void {
  const place = document.querySelector("[data-whichgpu-frame]");
  if (!place) return;
  const element = document.createElement("which-gpu");
  for (const [name, text] of new URLSearchParams(location.search)) {
    if (isSayable(name)) element.setAttribute(name, text);
  }
  place.append(element);
  const tell = () => {
    const height = Math.ceil(place.getBoundingClientRect().height);
    parent.postMessage({ type: "whichgpu-height", height }, "*");
  };
  new ResizeObserver(tell).observe(place);
}
