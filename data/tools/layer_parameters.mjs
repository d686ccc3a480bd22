// Parameters of the layers that networks of images and video are made of.
export const linear = (from, to, bias = true) => from * to + (bias ? to : 0);
export const convolution = (from, to, width) => from * to * width ** 2 + to;
export const norm = (width) => 2 * width; // weight and bias
export const sum = (counts) => counts.reduce((total, count) => total + count, 0);
export const times = (count, parameters) => count * parameters;
/** TimestepEmbedding and its like: two layers. */
export const embedding = (from, to, width = to) => linear(from, width) + linear(width, to);

export const feedForward = (hidden) => embedding(hidden, hidden, 4 * hidden);
export const attention = (hidden, headDim) => 4 * linear(hidden, hidden) + 2 * headDim; // queries and keys are normed

/** One of the two streams of a block of FLUX.1, and of HunyuanVideo, in which text and picture have weights of their own. */
export const streamOfTwo = (hidden, headDim) =>
  linear(hidden, 6 * hidden) + attention(hidden, headDim) + feedForward(hidden);

/** A block of theirs in which both share the weights. */
export const joinedStream = (hidden, headDim) =>
  linear(hidden, 3 * hidden) +
  linear(hidden, 4 * hidden) +
  linear(5 * hidden, hidden) +
  3 * linear(hidden, hidden) +
  2 * headDim;
