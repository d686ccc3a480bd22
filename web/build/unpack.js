// Runs in whichgpu.html, see single-file.mjs: takes the style sheet, the script and the core out of #packed,
// and keeps the file's own text.
(async () => {
  const packed = document.getElementById("packed");
  if (!packed) return; // a copy that a browser saved of the page as it ran
  globalThis.whichgpuFile = document.documentElement.outerHTML;
  const [packedLength, styleLength, scriptLength] = packed.dataset.lengths.split(" ").map(Number);
  const bytes = new Uint8Array(packedLength);
  let [to, bits, count] = [0, 0, 0];
  const take = (value, width) => {
    bits |= value << count;
    for (count += width; count >= 8; count -= 8) {
      bytes[to++] = bits;
      bits >>= 8;
    }
  };
  const letters = packed.text;
  const digit = (at) => letters.charCodeAt(at) - 0xa00;
  for (let at = 0; at < letters.length; at += 3) {
    const value = digit(at) + 52016 * (digit(at + 1) + 52016 * digit(at + 2));
    take(value % 2 ** 24, 24);
    take(Math.floor(value / 2 ** 24), 23);
  }
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const all = await new Response(stream).arrayBuffer();
  const text = (from, length) => new TextDecoder().decode(new Uint8Array(all, from, length));
  const style = document.createElement("style");
  style.textContent = text(0, styleLength);
  const script = document.createElement("script");
  script.type = "module";
  script.textContent = text(styleLength, scriptLength);
  globalThis.whichgpuCore = new Uint8Array(all, styleLength + scriptLength);
  document.head.append(style, script);
  // It runs all the same; but what a browser saves of the page shows what it showed, and runs nothing.
  script.remove();
  packed.remove();
})().catch((error) => {
  document.getElementById("page").textContent = String(error);
});
