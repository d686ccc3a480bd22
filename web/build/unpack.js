// Runs in whichgpu.html, see single-file.mjs: takes the style sheet, the script and the core out of #packed.
(async () => {
  const packed = document.getElementById("packed");
  const [packedLength, styleLength, scriptLength] = packed.dataset.lengths.split(" ").map(Number);
  const digits = packed.text.replaceAll("}", "<");
  const words = new DataView(new ArrayBuffer((digits.length / 5) * 4));
  for (let at = 0, word = 0; at < digits.length; at++) {
    word = word * 85 + digits.charCodeAt(at) - 40;
    if (at % 5 !== 4) continue;
    words.setUint32(((at - 4) / 5) * 4, word);
    word = 0;
  }
  const bytes = new Uint8Array(words.buffer, 0, packedLength);
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
