// Runs in whichgpu.html, see single-file.mjs: takes a decoder out of #packed, and with it the style sheet, the script
// and the core, and keeps the file's own text.
(async () => {
  const packed = document.getElementById("packed");
  if (!packed) return; // a copy that a browser saved of the page as it ran
  globalThis.whichgpuFile = document.documentElement.outerHTML;
  const lengths = packed.dataset.lengths.split(" ").map(Number);
  const [packedLength, decoderLength, styleLength, scriptLength] = lengths;
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
  // Sixteen digits, the lowest first, are 255 bits: eleven numbers of 24.
  for (let from = 0; from < letters.length; from += 16) {
    const numbers = new Array(11).fill(0);
    for (let at = from + 15; at >= from; --at) {
      const letter = letters.charCodeAt(at);
      let carry = letter - (letter < 0xd800 ? 0xa0 : 0x8a0);
      for (let place = 0; place < 11; ++place) {
        carry += numbers[place] * 62758;
        numbers[place] = carry % 2 ** 24;
        carry = Math.floor(carry / 2 ** 24);
      }
    }
    numbers.forEach((number, place) => take(number, place < 10 ? 24 : 15));
  }
  const element = (tag, text) => {
    const made = document.createElement(tag);
    made.textContent = text;
    return made;
  };
  const deflated = new Blob([bytes.subarray(0, decoderLength)]).stream();
  const inflated = deflated.pipeThrough(new DecompressionStream("deflate-raw"));
  const decoder = element("script", await new Response(inflated).text());
  document.head.append(decoder); // which runs it
  decoder.remove();
  const all = globalThis.whichgpuDecode(bytes.subarray(decoderLength));
  const text = (from, length) => new TextDecoder().decode(all.subarray(from, from + length));
  const style = element("style", text(0, styleLength));
  const script = element("script", text(styleLength, scriptLength));
  script.type = "module";
  globalThis.whichgpuCore = all.subarray(styleLength + scriptLength);
  document.head.append(style, script);
  // It runs all the same; but what a browser saves of the page shows what it showed, and runs nothing.
  script.remove();
  packed.remove();
})().catch((error) => {
  document.getElementById("page").textContent = String(error);
});
