// Parameters of models that make images, counted from the shapes of their modules. Each function is named after the
// module that it counts; sources are in huggingface/diffusers@58eb52c (models/) unless one is named.
const linear = (from, to, bias = true) => from * to + (bias ? to : 0);
const convolution = (from, to, width) => from * to * width ** 2 + to;
const norm = (width) => 2 * width; // weight and bias
const sum = (counts) => counts.reduce((total, count) => total + count, 0);
const times = (count, parameters) => count * parameters;
/** TimestepEmbedding and its like: two layers. */
const embedding = (from, to, width = to) => linear(from, width) + linear(width, to);

/** CLIPTextModel (huggingface/transformers): the text half of a CLIP, with its projection where the pipeline keeps it. */
export function clipText({ hidden, layers, intermediate, projected = false }) {
  const [vocabulary, positions] = [49408, 77];
  const layer =
    4 * linear(hidden, hidden) + embedding(hidden, hidden, intermediate) + 2 * norm(hidden);
  return (
    (vocabulary + positions) * hidden +
    times(layers, layer) +
    norm(hidden) +
    (projected ? linear(hidden, hidden, false) : 0)
  );
}

/** BertModel (huggingface/transformers), with its pooler. */
export function bert({ hidden, layers, intermediate, vocabulary, positions, types }) {
  const layer =
    4 * linear(hidden, hidden) + embedding(hidden, hidden, intermediate) + 2 * norm(hidden);
  return (
    (vocabulary + positions + types) * hidden +
    norm(hidden) +
    times(layers, layer) +
    linear(hidden, hidden)
  );
}

/** T5EncoderModel (huggingface/transformers): version 1.1, gated, without biases; positions in the first layer alone. */
export function t5Encoder({ hidden, heads, headDim, intermediate, layers, vocabulary }) {
  const layer = 4 * hidden * heads * headDim + 3 * hidden * intermediate + 2 * hidden;
  return vocabulary * hidden + times(layers, layer) + 32 * heads + hidden;
}

function residual(from, to, time) {
  const shortcut = from === to ? 0 : convolution(from, to, 1);
  return (
    norm(from) +
    convolution(from, to, 3) +
    (time > 0 ? linear(time, to) : 0) +
    norm(to) +
    convolution(to, to, 3) +
    shortcut
  );
}

/** AutoencoderKL with 128, 256, 512 and 512 channels, as all of these models have it; convolutions around the latent or not. */
export function autoencoder({ latent, quantized }) {
  const channels = [128, 256, 512, 512];
  const last = channels.at(-1);
  const middle = 2 * residual(last, last, 0) + norm(last) + 4 * linear(last, last);
  const half = (widths, blocks, ends) => {
    let from = widths[0];
    let count = middle + ends;
    for (const [level, to] of widths.entries()) {
      for (let block = 0; block < blocks; ++block) {
        count += residual(from, to, 0);
        from = to;
      }
      if (level + 1 < widths.length) count += convolution(to, to, 3);
    }
    return count;
  };
  const encoder = half(
    channels,
    2,
    convolution(3, channels[0], 3) + norm(last) + convolution(last, 2 * latent, 3),
  );
  const decoder = half(
    [...channels].reverse(),
    3,
    convolution(latent, last, 3) + norm(channels[0]) + convolution(channels[0], 3, 3),
  );
  const around = convolution(2 * latent, 2 * latent, 1) + convolution(latent, latent, 1);
  return encoder + decoder + (quantized ? around : 0);
}

/** BasicTransformerBlock: self-attention, attention to the text, gated feed-forward. */
function unetBlock(channels, context) {
  const attention = (from) =>
    linear(channels, channels, false) +
    2 * linear(from, channels, false) +
    linear(channels, channels);
  return (
    attention(channels) +
    attention(context) +
    linear(channels, 8 * channels) +
    linear(4 * channels, channels) +
    3 * norm(channels)
  );
}

/** UNet2DConditionModel; `added` is the width of size and pooled text where it takes them. */
export function unet({ levels, middle, context, latent = 4, added = 0 }) {
  const first = levels[0].channels;
  const time = 4 * first;
  const transformer = (channels, depth) =>
    depth === 0
      ? 0
      : norm(channels) +
        2 * linear(channels, channels) +
        times(depth, unetBlock(channels, context));
  const skipped = [first];
  let count = convolution(latent, first, 3) + embedding(first, time);
  if (added > 0) count += embedding(added, time);
  let from = first;
  for (const [level, { channels, depth }] of levels.entries()) {
    for (let block = 0; block < 2; ++block) {
      count += residual(from, channels, time) + transformer(channels, depth);
      from = channels;
      skipped.push(from);
    }
    if (level + 1 === levels.length) continue;
    count += convolution(from, from, 3);
    skipped.push(from);
  }
  count += 2 * residual(from, from, time) + transformer(from, middle);
  for (const [level, { channels, depth }] of [...levels].reverse().entries()) {
    for (let block = 0; block < 3; ++block) {
      count += residual(from + skipped.pop(), channels, time) + transformer(channels, depth);
      from = channels;
    }
    if (level + 1 < levels.length) count += convolution(from, from, 3);
  }
  return count + norm(first) + convolution(first, latent, 3);
}

const feedForward = (hidden) => embedding(hidden, hidden, 4 * hidden);
const attention = (hidden, headDim) => 4 * linear(hidden, hidden) + 2 * headDim; // queries and keys are normed

/** SD3Transformer2DModel; its table of positions is a buffer that the checkpoint stores. */
export function sd3({ layers, dualLayers, positions }) {
  const [headDim, latent, patch] = [64, 16, 2];
  const hidden = layers * headDim;
  const image = linear(hidden, 6 * hidden) + attention(hidden, headDim) + feedForward(hidden);
  const dual = linear(hidden, 3 * hidden) + attention(hidden, headDim);
  const text = linear(hidden, 6 * hidden) + attention(hidden, headDim) + feedForward(hidden);
  // The last block gives no text: no output, no feed-forward, two modulations.
  const lastText = linear(hidden, 2 * hidden) + 3 * linear(hidden, hidden) + 2 * headDim;
  return sum([
    positions ** 2 * hidden,
    convolution(latent, hidden, patch),
    embedding(256, hidden) + embedding(2048, hidden),
    linear(4096, hidden),
    times(layers, image) + times(dualLayers, dual) + times(layers - 1, text) + lastText,
    linear(hidden, 2 * hidden) + linear(hidden, patch ** 2 * latent),
  ]);
}

/** FluxTransformer2DModel. */
export function flux({ guided }) {
  const [hidden, headDim, joint, single, channels] = [3072, 128, 19, 38, 64];
  const stream = linear(hidden, 6 * hidden) + attention(hidden, headDim) + feedForward(hidden);
  const block =
    linear(hidden, 3 * hidden) +
    linear(hidden, 4 * hidden) +
    linear(5 * hidden, hidden) +
    3 * linear(hidden, hidden) +
    2 * headDim;
  return sum([
    embedding(256, hidden) + embedding(768, hidden) + (guided ? embedding(256, hidden) : 0),
    linear(4096, hidden) + linear(channels, hidden),
    times(joint, 2 * stream) + times(single, block),
    linear(hidden, 2 * hidden) + linear(hidden, channels),
  ]);
}

/** PixArtTransformer2DModel without size conditions, as PixArt-Sigma is; its positions are no part of the checkpoint. */
export function pixart() {
  const [hidden, layers, latent, patch, text] = [1152, 28, 4, 2, 4096];
  const block = 8 * linear(hidden, hidden) + feedForward(hidden) + 6 * hidden;
  return sum([
    convolution(latent, hidden, patch),
    embedding(256, hidden) + linear(hidden, 6 * hidden),
    embedding(text, hidden),
    times(layers, block),
    2 * hidden + linear(hidden, patch ** 2 * 2 * latent),
  ]);
}

/** HunyuanDiT2DModel from version 1.2 on: no style, no size of the image. */
export function hunyuanDit() {
  const [hidden, headDim, layers, latent, patch] = [1408, 88, 40, 4, 2];
  const [clip, t5, tokens, t5Tokens] = [1024, 2048, 77, 256];
  const intermediate = Math.floor(hidden * 4.3637);
  const cross = 2 * linear(hidden, hidden) + 2 * linear(clip, hidden);
  const block = sum([
    3 * norm(hidden) + linear(hidden, hidden),
    4 * linear(hidden, hidden) + cross + 2 * 2 * norm(headDim),
    embedding(hidden, hidden, intermediate),
  ]);
  const skip = norm(2 * hidden) + linear(2 * hidden, hidden);
  const pooler = (t5Tokens + 1) * t5 + 3 * linear(t5, t5) + linear(t5, clip);
  return sum([
    embedding(t5, clip, 4 * t5) + (tokens + t5Tokens) * clip,
    convolution(latent, hidden, patch),
    embedding(256, hidden) + pooler + embedding(clip, hidden, 4 * hidden),
    times(layers, block) + times(layers / 2 - 1, skip),
    linear(hidden, 2 * hidden) + linear(hidden, patch ** 2 * 2 * latent),
  ]);
}
