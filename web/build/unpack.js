// Runs in whichgpu.html, see single-file.mjs: takes bytes out of the letters of #packed, and of them the script that opens the
// others; keeps the file's own text.
(async () => {
  const packed = document.getElementById("packed");
  if (!packed) return; // a copy that a browser saved of the page as it ran
  globalThis.whichgpuFile = document.documentElement.outerHTML;
  const letters = packed.text;
  const digit = (at) => {
    const letter = letters.charCodeAt(at);
    return letter - (letter < 0xd800 ? 0xa0 : 0x8a0);
  };
  const bytes = new Uint8Array((letters.length / 128) * 255);
  // 128 digits, the lowest first, are 255 bytes; two at a time, as numbers of any length take time.
  for (let to = 0, end = 128; to < bytes.length; end += 128) {
    let block = 0n;
    for (let at = end - 1; at > end - 128; at -= 2) {
      block = block * 62758n ** 2n + BigInt(digit(at) * 62758 + digit(at - 1));
    }
    const hex = block.toString(16).padStart(510, "0");
    for (let at = 0; at < 510; at += 2) bytes[to++] = parseInt(hex.slice(at, at + 2), 16);
  }
  const length = Number(packed.dataset.length);
  const script = document.createElement("script");
  const inflated = new Blob([bytes.subarray(0, length)])
    .stream()
    .pipeThrough(new DecompressionStream("deflate-raw"));
  script.textContent = await new Response(inflated).text();
  document.head.append(script); // which runs it
  script.remove();
  globalThis.whichgpuOpen(bytes.subarray(length));
  packed.remove();
})().catch((error) => {
  document.getElementById("page").textContent = String(error);
});
