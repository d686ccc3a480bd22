// Parameters of models that make images, counted from the shapes of their modules. Each function is named after the
// module that it counts; sources are in huggingface/diffusers@58eb52c (models/) unless one is named.
import {
  attention,
  convolution,
  embedding,
  feedForward,
  joinedStream,
  linear,
  norm,
  streamOfTwo,
  sum,
  times,
} from "./layer_parameters.mjs";

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
  const stream = streamOfTwo(hidden, headDim);
  const block = joinedStream(hidden, headDim);
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

/** LlamaModel and its like (huggingface/transformers): grouped queries, gated feed-forward, no output layer of its own. */
export function decoderText({
  hidden,
  layers,
  heads,
  kvHeads,
  headDim,
  intermediate,
  vocabulary,
  norms = 2,
  queryKeyNorm = false,
}) {
  const layer =
    2 * hidden * heads * headDim +
    2 * hidden * kvHeads * headDim +
    3 * hidden * intermediate +
    norms * hidden +
    (queryKeyNorm ? 2 * headDim : 0);
  return vocabulary * hidden + times(layers, layer) + hidden;
}

/** Flux2Transformer2DModel: modulation shared by all blocks, no biases. */
export function flux2({ hidden, joint, single, text, guided }) {
  const [headDim, channels] = [128, 128];
  const stream = 4 * hidden ** 2 + 2 * headDim + 9 * hidden ** 2;
  const block = hidden * 9 * hidden + 4 * hidden * hidden + 2 * headDim;
  const time = 256 * hidden + hidden ** 2;
  return sum([
    channels * hidden + text * hidden + (guided ? 2 : 1) * time,
    15 * hidden ** 2,
    times(joint, 2 * stream) + times(single, block),
    2 * hidden ** 2 + hidden * channels,
  ]);
}

/** QwenImageTransformer2DModel. */
export function qwenImage() {
  const [hidden, headDim, layers, text, channels] = [3072, 128, 60, 3584, 64];
  const stream = linear(hidden, 6 * hidden) + attention(hidden, headDim) + feedForward(hidden);
  return sum([
    linear(channels, hidden) + text + linear(text, hidden) + embedding(256, hidden),
    times(layers, 2 * stream),
    linear(hidden, 2 * hidden) + linear(hidden, channels),
  ]);
}

/** ZImageTransformer2DModel: blocks over text and image, two before them over each of both. */
export function zImage() {
  const [hidden, headDim, layers, refiners, text, channels, time] = [
    3840, 128, 30, 2, 2560, 64, 256,
  ];
  const block = 4 * hidden ** 2 + 2 * headDim + 3 * hidden * 10240 + 4 * hidden;
  return sum([
    linear(channels, hidden) + linear(256, 1024) + linear(1024, time),
    text + linear(text, hidden) + 2 * hidden,
    times(layers + 2 * refiners, block) + times(layers + refiners, linear(time, 4 * hidden)),
    linear(time, hidden) + linear(hidden, channels),
  ]);
}

/** SanaTransformer2DModel: linear attention, a feed-forward block with a convolution of each channel. */
export function sana({ hidden, layers }) {
  const [channels, text, inner] = [32, 2304, 2.5 * hidden];
  const block =
    3 * hidden ** 2 +
    linear(hidden, hidden) +
    4 * linear(hidden, hidden) +
    linear(hidden, 2 * inner) +
    10 * 2 * inner +
    inner * hidden +
    (6 + 4) * hidden;
  return sum([
    linear(channels, hidden),
    embedding(256, hidden) + linear(hidden, 6 * hidden) + embedding(text, hidden) + hidden,
    times(layers, block),
    2 * hidden + linear(hidden, channels),
  ]);
}
