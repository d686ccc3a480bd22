// Runs in whichgpu.html after unpack.js, see single-file.mjs: takes the icon, the notes in copies, the style sheet, the script and
// the core out of one stream. ENDS, set at build, says where each of them ends.
/* global ENDS */
import { decode } from "./lzma-decoder.js";

globalThis.whichgpuOpen = (bytes) => {
  const all = decode(bytes);
  const [core, code, css, notes, head] = ENDS.map((end, index) =>
    all.subarray(ENDS[index - 1] ?? 0, end),
  );
  const textOf = (part) => new TextDecoder().decode(part);
  const element = (tag, part) => {
    const made = document.createElement(tag);
    made.textContent = textOf(part);
    return made;
  };
  globalThis.whichgpuCore = core;
  document.head.insertAdjacentHTML("beforeend", textOf(head));
  document.body.insertAdjacentHTML("beforeend", textOf(notes));
  const script = element("script", code);
  script.type = "module";
  document.head.append(element("style", css), script);
  // It runs all the same; but what a browser saves of the page shows what it showed, and runs nothing.
  script.remove();
};
