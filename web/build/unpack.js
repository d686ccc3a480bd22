// Runs in whichgpu.html, see single-file.mjs: takes the style sheet, the script and the core out of #packed.
(async () => {
  const packed = document.getElementById("packed");
  const [packedLength, styleLength, scriptLength] = packed.dataset.lengths.split(" ").map(Number);
  const bytes = new Uint8Array(packedLength);
  let [to, bits, count] = [0, 0, 0];
  for (const letter of packed.text) {
    bits |= (letter.charCodeAt(0) - 0x1000) << count;
    for (count += 15; count >= 8; count -= 8) {
      bytes[to++] = bits & 255;
      bits >>= 8;
    }
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
  packed.remove();
})().catch((error) => {
  document.getElementById("page").textContent = String(error);
});
