// Parameters of models that make video, counted from the shapes of their modules as image_parameters.mjs does.
import { t5Encoder } from "./image_parameters.mjs";
import {
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

/** UMT5EncoderModel (Wan-Video/Wan2.1: wan/modules/t5.py): as T5, with positions in every layer. */
export function umt5Encoder({ layers, heads, ...rest }) {
  return t5Encoder({ layers, heads, ...rest }) + 32 * heads * (layers - 1);
}

/** WanTransformer3DModel; `image` is the width of what encodes the first frame, where one is given. */
export function wan({ hidden, layers, intermediate, latent = 16, given = latent, image = 0 }) {
  const attention = 4 * linear(hidden, hidden) + 2 * hidden;
  const added = image > 0 ? 2 * linear(hidden, hidden) + hidden : 0;
  const block =
    2 * attention + added + norm(hidden) + embedding(hidden, hidden, intermediate) + 6 * hidden;
  const picture =
    image > 0 ? norm(image) + linear(image, image) + linear(image, hidden) + norm(hidden) : 0;
  return sum([
    linear(4 * given, hidden),
    embedding(256, hidden) + linear(hidden, 6 * hidden) + embedding(4096, hidden) + picture,
    times(layers, block),
    linear(hidden, 4 * latent) + 2 * hidden,
  ]);
}

/** HunyuanVideoTransformer3DModel, guidance distilled. */
export function hunyuanVideo() {
  const [hidden, headDim, joint, single, channels] = [3072, 128, 20, 40, 64];
  const stream = streamOfTwo(hidden, headDim);
  const block = joinedStream(hidden, headDim);
  const refiner =
    2 * norm(hidden) +
    4 * linear(hidden, hidden) +
    feedForward(hidden) +
    linear(hidden, 2 * hidden);
  return sum([
    linear(channels, hidden),
    linear(4096, hidden) + embedding(256, hidden) + embedding(4096, hidden) + times(2, refiner),
    2 * embedding(256, hidden) + embedding(768, hidden),
    times(joint, 2 * stream) + times(single, block),
    linear(hidden, 2 * hidden) + linear(hidden, channels),
  ]);
}

/** CogVideoXTransformer3DModel; patches of version 1.5 span two frames and have no bias. */
export function cogVideoX({ heads, layers, frames = 1, bias = true }) {
  const [headDim, time, channels] = [64, 512, 16 * 4 * frames];
  const hidden = heads * headDim;
  const block =
    2 * (linear(time, 6 * hidden) + norm(hidden)) +
    4 * linear(hidden, hidden) +
    2 * norm(headDim) +
    feedForward(hidden);
  return sum([
    linear(channels, hidden, bias) + linear(4096, hidden),
    embedding(hidden, time),
    times(layers, block),
    norm(hidden) + linear(time, 2 * hidden) + norm(hidden) + linear(hidden, channels),
  ]);
}

/** LTXVideoTransformer3DModel. */
export function ltxVideo({ hidden, layers }) {
  const channels = 128;
  const block = 8 * linear(hidden, hidden) + 4 * hidden + feedForward(hidden) + 6 * hidden;
  return sum([
    linear(channels, hidden),
    embedding(256, hidden) + linear(hidden, 6 * hidden) + embedding(4096, hidden),
    times(layers, block),
    2 * hidden + linear(hidden, channels),
  ]);
}

/** MochiTransformer3DModel; the last block gives no text. */
export function mochi() {
  const [hidden, text, headDim, layers, channels] = [3072, 1536, 128, 48, 48];
  const gated = (width) => 3 * width * Math.floor((8 * width) / 3);
  const joined = 3 * hidden * hidden + linear(hidden, hidden) + 3 * text * hidden + 4 * headDim;
  const block = joined + linear(hidden, 4 * hidden) + gated(hidden);
  const given = linear(hidden, 4 * text) + linear(hidden, text) + gated(text);
  const pooler = linear(4096, 2 * 4096) + linear(4096, 4096) + linear(4096, hidden);
  return sum([
    linear(channels, hidden),
    embedding(256, hidden) + linear(4096, text) + pooler,
    3 * 24 * 64,
    times(layers, block) + times(layers - 1, given) + linear(hidden, text),
    linear(hidden, 2 * hidden) + linear(hidden, channels),
  ]);
}

const convolution3d = (from, to, width, frames = width) => from * to * width ** 2 * frames + to;

function residual3d(from, to, normed = norm) {
  return (
    normed(from) +
    convolution3d(from, to, 3) +
    normed(to) +
    convolution3d(to, to, 3) +
    (from === to ? 0 : convolution3d(from, to, 1))
  );
}

/** AutoencoderKLHunyuanVideo. */
export function hunyuanVideoAutoencoder() {
  const [latent, channels] = [16, [128, 256, 512, 512]];
  const last = channels.at(-1);
  const middle = 2 * residual3d(last, last) + norm(last) + 4 * linear(last, last);
  const half = (widths, blocks) => {
    let [from] = widths;
    let count = middle;
    for (const [level, to] of widths.entries()) {
      for (let block = 0; block < blocks; ++block) {
        count += residual3d(from, to);
        from = to;
      }
      if (level + 1 < widths.length) count += convolution3d(to, to, 3);
    }
    return count;
  };
  return sum([
    convolution3d(3, channels[0], 3) + half(channels, 2) + norm(last),
    convolution3d(last, 2 * latent, 3) + convolution3d(2 * latent, 2 * latent, 1),
    convolution3d(latent, latent, 1) + convolution3d(latent, last, 3),
    half([...channels].reverse(), 3) + norm(channels[0]) + convolution3d(channels[0], 3, 3),
  ]);
}

/** AutoencoderKLWan of Wan 2.1, which Qwen-Image has too: norms without bias, frames join in two of three steps. */
export function wanAutoencoder() {
  const [latent, base] = [16, 96];
  const gamma = (width) => width;
  const block = (from, to) => residual3d(from, to, gamma);
  const last = 4 * base;
  const middle = 2 * block(last, last) + last + linear(last, 3 * last) + linear(last, last);
  const down = [base, base, 2 * base, last, last];
  let encoder = convolution3d(3, base, 3) + middle;
  for (let level = 0; level < 4; ++level) {
    const to = down[level + 1];
    encoder += block(down[level], to) + block(to, to);
    if (level < 3) encoder += convolution(to, to, 3);
    if (level === 1 || level === 2) encoder += convolution3d(to, to, 1, 3);
  }
  encoder += last + convolution3d(last, 2 * latent, 3);
  let decoder = convolution3d(latent, last, 3) + middle;
  let from = last;
  for (const [level, to] of [last, last, 2 * base, base].entries()) {
    decoder += block(from, to) + 2 * block(to, to);
    if (level < 3) decoder += convolution(to, to / 2, 3);
    if (level < 2) decoder += convolution3d(to, 2 * to, 1, 3);
    from = to / 2;
  }
  decoder += base + convolution3d(base, 3, 3);
  return (
    encoder + decoder + convolution3d(2 * latent, 2 * latent, 1) + convolution3d(latent, latent, 1)
  );
}

/** AutoencoderKLCogVideoX: norms of the decoder are scaled and shifted by the latent clip. */
export function cogVideoXAutoencoder() {
  const [latent, channels] = [16, [128, 256, 256, 512]];
  const last = channels.at(-1);
  const spatial = (width) => norm(width) + 2 * linear(latent, width);
  let [from] = channels;
  let encoder = convolution3d(3, from, 3) + 2 * residual3d(last, last);
  for (const [level, to] of channels.entries()) {
    for (let block = 0; block < 3; ++block) {
      encoder += residual3d(from, to);
      from = to;
    }
    if (level < 3) encoder += convolution(to, to, 3);
  }
  encoder += norm(last) + convolution3d(last, 2 * latent, 3);
  from = last;
  let decoder = convolution3d(latent, last, 3) + 2 * residual3d(last, last, spatial);
  for (const [level, to] of [...channels].reverse().entries()) {
    for (let block = 0; block < 4; ++block) {
      decoder += residual3d(from, to, spatial);
      from = to;
    }
    if (level < 3) decoder += convolution(to, to, 3);
  }
  return encoder + decoder + spatial(channels[0]) + convolution3d(channels[0], 3, 3);
}
