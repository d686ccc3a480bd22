import type { Arguments } from "../arguments.ts";
import { n, s } from "./arguments.ts";

/** English sentences for the notes of a training report. */
export const trainingNotesEn = {
  memory_margin: (a: Arguments) =>
    `The memory needed includes ${n(a.percent)}% more than the sum of its parts: measured peaks scatter by that much.`,
  state_alone_fits: (a: Arguments) =>
    `Weights, gradients and optimizer take ${n(a.percent)}% of the card and would fit alone; what a step works with does not fit beside them.`,
  goodput: (a: Arguments) =>
    `The hours are ${n(a.factor, 1)} times those of undisturbed steps: real runs also restart, evaluate and warm up.`,
  eager_framework: (a: Arguments) =>
    `${s(a.framework)} launches its work piece by piece; a program made for pretraining would take ${n(a.factor, 1)} times less time here.`,
  graph_faster: (a: Arguments) =>
    `With the whole step captured in one CUDA graph, as NVIDIA's recipes for mixtures of experts have done since mid-2026, it would be ${n(a.factor, 1)} times as fast: choose that framework under “How it is trained”.`,
  precision_not_native: (a: Arguments) =>
    `${s(a.gpu)} has no arithmetic for ${s(a.precision)}; the products are computed in 16 bit.`,
  network_unusable: (a: Arguments) =>
    `A network of ${n(a.gbit)} Gb/s per GPU makes this plan unusable: a step takes ${n(a.factor, 1)} times as long as with a fast network.`,
  network_slows: (a: Arguments) =>
    `The network of ${n(a.gbit)} Gb/s per GPU makes a step ${n(a.percent)}% longer.`,
  ten_gigabit_unusable: (a: Arguments) =>
    `Over 10 Gb/s Ethernet this plan would be unusable: a step would take ${n(a.factor, 1)} times as long.`,
  linear_layers_of_one_model: (a: Arguments) =>
    `The state-space or linear-attention layers of ${s(a.model)} are estimated after measurements of a single model, Nemotron 3 Nano.`,
  training_not_measured: (a: Arguments) =>
    `${s(a.framework)} on ${s(a.gpu)} was not among the measured runs; the range is wider.`,
};

/** English words for the changes proposed for a training run. */
export const trainingFixesEn = {
  recompute_all: () => "Recompute all activations",
  offload_optimizer: () => "Optimizer in host memory",
  offload_parameters: () => "Weights, gradients and optimizer in host memory",
  optimizer_in_backward: () => "Weights updated in the backward pass, no gradients kept",
  newer_framework: (a: Arguments) => `${s(a.framework)}, whose loss keeps less of the logits`,
  narrower_optimizer: () => "8-bit optimizer states",
  train_adapters: () => "Adapters on 4-bit weights (QLoRA)",
  shorter_sequences: (a: Arguments) => `Sequences of ${n(a.sequence_length)} tokens`,
};

/** The same changes, where none of their kind is enough. */
export const trainingFixNamesEn = {
  recompute_all: "recomputing all activations",
  offload_optimizer: "the optimizer in host memory",
  offload_parameters: "weights, gradients and optimizer in host memory",
  optimizer_in_backward: "updating weights in the backward pass",
  newer_framework: "a later version of the framework",
  narrower_optimizer: "8-bit optimizer states",
  train_adapters: "adapters on 4-bit weights (QLoRA)",
  shorter_sequences: "shorter sequences",
};
