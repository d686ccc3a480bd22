#include "core/time/training_step.h"

#include <algorithm>

#include "core/catalog/units.h"
#include "core/memory/training_state.h"
#include "core/memory/weights.h"
#include "core/time/training_links.h"

namespace whichgpu {
namespace {
// Ring collectives move (g - 1) / g of the data once; an all-reduce does so twice.
double ring(double ranks) { return (ranks - 1) / ranks; }

/// What is done to a token, in units of what one forward pass does of it.
struct Passes {
  double products = 1;
  double head = 1;
  double attention = 1;
  double elementwise = 1.0 / 3;  ///< of the passes over memory that forward and backward make together
  double launches = 1;
  double all_reduces = 2;  ///< of a layer's tensor ranks (Shoeybi et al. 2019, arXiv:1909.08053)
  double key_values = 1;   ///< exchanges between context ranks
  double exchanges = 2;    ///< of tokens with their experts
  double stages = 1;       ///< handed from stage to stage
};

/// Forward and backward: gradient of inputs, gradient of weights (none of frozen ones), and the forward pass
/// again as far as it is recomputed.
Passes forward_and_backward(const Training& training) {
  // Selective recomputation repeats the attention core only (Korthikanti et al. 2022, section 5).
  const double again = training.recompute == Recompute::full ? 1 : 0;
  const double attention_again = training.recompute == Recompute::none ? 0 : 1;
  Passes passes;
  passes.head = training.adapters() ? 2 : 3;
  passes.products = passes.head + again;
  // Backward attention costs 2.5 forward ones: its scores are computed again (Dao 2023, arXiv:2307.08691).
  passes.attention = 3.5 + attention_again;
  passes.elementwise = 1 + again / 3;
  passes.launches = 3 + again;
  passes.all_reduces = 4 + 2 * again;
  passes.key_values = 3;
  passes.exchanges = 4;
  passes.stages = 2;
  return passes;
}

/// Attention FLOPs of one token's forward pass, causal half.
double attention_flops(const Training& training, const ModelShape& shape) {
  const double length = training.sequence_length;
  double flops = 0;
  for (const AttentionWidths& a : shape.attention) {
    const double span = a.window > 0 ? std::min(length, 2.0 * a.window) : length;
    flops += a.layers * a.expanded_flops * span / 2;
  }
  return flops;
}

/// Inner widths of linear layers, summed over them: their convolution, scan and gate pass over these beside
/// the model's own width (Dao and Gu 2024, arXiv:2405.21060).
double recurrent_width(const ModelShape& shape) {
  double width = 0;
  for (const AttentionWidths& a : shape.attention) width += a.layers * a.recurrent;
  return width;
}

/// Elements of keys and values that one token adds to one layer, mean over the layers that attend. Layers
/// that reuse an earlier one's attend to what that one has exchanged.
double key_value_elements(const ModelShape& shape) {
  double elements = 0;
  for (const AttentionWidths& a : shape.attention) elements += a.layers * a.key_value;
  return elements / std::max(1, shape.attention_layers);
}

/// Arithmetic, memory passes and launches of one micro batch on one GPU.
TrainingStep local_work(const Training& t, const ModelShape& shape, const TrainingRate& rate,
                        const Passes& passes, const TrainingCalibration& c) {
  const TrainingParallelism& ranks = t.parallelism;
  const double shares = static_cast<double>(ranks.tensor) * ranks.pipeline * ranks.context;
  const double tokens = t.micro_batch * t.sequence_length / shares;
  const bool eager = t.framework->kernels == TrainingKernels::eager;
  const bool captured = t.framework->kernels == TrainingKernels::captured;
  const double bandwidth = t.gpu->memory_bandwidth;

  TrainingStep work;
  work.linear = passes.products * 2 * shape.parameters.linear() * tokens / rate.products;
  work.output_head = passes.head * 2 * shape.parameters.embedding * tokens / rate.sixteen_bit;
  if (shape.mixture()) {
    const double active = shape.moe_layers * shape.experts_per_token * shape.parameters.one_expert;
    const double per_expert = t.micro_batch * t.sequence_length / ranks.context * ranks.expert *
                              shape.experts_per_token / shape.experts;
    work.experts =
        passes.products * 2 * active * tokens /
        (rate.products * c.compute.grouped_gemm * (captured ? c.compute.captured_grouped_gemm : 1)) *
        (1 + c.compute.half_rate_tokens / std::max(1.0, per_expert));
  }
  work.attention = passes.attention * attention_flops(t, shape) * tokens / rate.attention;
  const double traffic = c.compute.passes * (eager ? c.compute.eager_passes : 1) *
                         (shape.layers * t.model->hidden + recurrent_width(shape));
  work.elementwise = passes.elementwise * traffic * sixteen_bit_bytes * tokens / bandwidth;
  if (t.method == TrainingMethod::qlora) {
    const double weights = shape.parameters.linear() + shape.parameters.routed_expert;
    work.dequantize = passes.products * c.compute.dequantize_passes * sixteen_bit_bytes * weights /
                      (static_cast<double>(ranks.tensor) * ranks.pipeline) / bandwidth;
  }
  const double layer = eager ? c.compute.eager_layer_seconds : c.compute.layer_seconds;
  // A graph of the whole step leaves the host nothing to launch or to wait for between a layer's experts.
  const double mixture = captured ? 0 : shape.moe_layers * c.compute.mixture_layer_seconds;
  work.launches = passes.launches * (shape.layers * layer + mixture) / ranks.pipeline;
  return work;
}

/// Exposed communication of one micro batch inside a replica.
void add_communication(TrainingStep& work, const Training& t, const ModelShape& shape, const Passes& passes,
                       const TrainingCalibration& c) {
  const TrainingParallelism& ranks = t.parallelism;
  const double tokens = t.micro_batch * t.sequence_length / ranks.context;
  const double activation = tokens * t.model->hidden * sixteen_bit_bytes;
  const double layers = static_cast<double>(shape.layers) / ranks.pipeline;
  if (ranks.tensor > 1) {
    work.tensor = c.links.exposed_tensor * passes.all_reduces * layers * 2 * ring(ranks.tensor) * activation /
                  collective_bandwidth(t, ranks.tensor, c);
  }
  if (ranks.context > 1) {
    const double key_value = key_value_elements(shape) * sixteen_bit_bytes / ranks.tensor;
    work.context = c.links.exposed_tensor * passes.key_values * layers * ring(ranks.context) * tokens *
                   ranks.context * key_value /
                   collective_bandwidth(t, static_cast<double>(ranks.tensor) * ranks.context, c);
  }
  if (ranks.expert > 1 && shape.mixture()) {
    const double copies = std::min<double>(shape.experts_per_token, ranks.expert);
    work.expert_ranks = c.links.exposed_expert * passes.exchanges * shape.moe_layers / ranks.pipeline *
                        activation / ranks.tensor * copies * ring(ranks.expert) /
                        all_to_all_bandwidth(t, ranks.expert, c);
  }
  if (ranks.pipeline > 1) {
    work.stages = c.links.exposed_tensor * passes.stages * ranks.interleave * activation / ranks.tensor /
                  collective_bandwidth(t, t.gpu_count, c);
  }
}

void scale(TrainingStep& work, double factor) {
  for (double TrainingStep::*part :
       {&TrainingStep::linear, &TrainingStep::output_head, &TrainingStep::experts, &TrainingStep::attention,
        &TrainingStep::elementwise, &TrainingStep::dequantize, &TrainingStep::launches, &TrainingStep::tensor,
        &TrainingStep::context, &TrainingStep::expert_ranks, &TrainingStep::stages}) {
    work.*part *= factor;
  }
}

/// Between a GPU and its host.
double seconds_over_pcie(const Training& t, double bytes, const TrainingCalibration& c) {
  const double pcie = t.gpu->interconnect.pcie_bytes_per_second * c.links.server;
  return pcie > 0 ? bytes / pcie : 0;
}

/// Weights on their way to a GPU that holds but a share of them, or none, in one micro batch: gathered
/// forward and, in a step that trains, backward, with gradients scattered once; its share brought from the
/// host as often, if it lies there.
double gather_seconds(const Training& t, const ModelShape& shape, bool trains, const TrainingCalibration& c) {
  const LocalParameters local = local_parameters(t, shape, Stage::first);
  const double weights =
      (local.layers + local.experts) * matrix_parameter_bytes(t) + local.vocabulary * sixteen_bit_bytes;
  const double trained = trainable_parameters(t, shape) / shape.parameters.total();
  const double gradients = trained * local.total() * sixteen_bit_bytes;
  const double bytes = trains ? 2 * weights + gradients : weights;
  const double replicas = matrix_replicas(t);
  const double seconds = replicas > 1 ? bytes * ring(replicas) / data_bandwidth(t, c) : 0;
  return seconds + (t.parameters_on_host() ? seconds_over_pcie(t, bytes / replicas, c) : 0);
}

/// Once in a step: gradients summed over data ranks that hold the same weights, and the new weights back.
double reduce_seconds(const Training& t, const ModelShape& shape, const TrainingCalibration& c) {
  constexpr double gradient = 4;
  const double replicas = matrix_replicas(t);
  if (replicas <= 1) return 0;
  const double trained = trainable_parameters(t, shape) / shape.parameters.total();
  const double weight = t.precision == TrainingPrecision::bf16 ? 2 : 1;
  const double parameters = local_parameters(t, shape, Stage::first).total();
  return trained * parameters * (gradient + weight) * ring(replicas) / data_bandwidth(t, c);
}

/// The update of the parameters a GPU owns: memory traffic, or the host's under offload, which first has
/// to take the gradients in and give the weights back over PCIe, unless they lie there.
double update_seconds(const Training& t, double trainable, const TrainingCalibration& c) {
  const double owned = trainable / t.gpu_count;
  if (!t.optimizer_on_host()) return owned * c.run.optimizer_bytes / t.gpu->memory_bandwidth;
  const double server_gpus = std::min(gpus_per_server, t.gpu_count);
  const double bytes = t.parameters_on_host() ? 0 : 2 * sixteen_bit_bytes * owned;
  return seconds_over_pcie(t, bytes, c) +
         owned * server_gpus * c.run.optimizer_bytes / c.run.host_bytes_per_second;
}

/// All micro batches of a step, without the update.
TrainingStep batch_work(const Training& training, const ModelShape& shape, const TrainingRate& rate,
                        bool trains, const TrainingCalibration& c) {
  const TrainingParallelism& ranks = training.parallelism;
  const Passes passes = trains ? forward_and_backward(training) : Passes{};
  TrainingStep step = local_work(training, shape, rate, passes, c);
  add_communication(step, training, shape, passes, c);
  const double uneven = unevenness(ranks, shape.layers);
  const double micro_batch = step.total() * uneven;
  const double micro_batches = training.micro_batches();
  const double busy = micro_batches * micro_batch;

  double seconds = 0;
  if (gathers_weights(training)) {
    seconds = gather_seconds(training, shape, trains, c) * micro_batches;
  } else if (trains) {
    seconds = reduce_seconds(training, shape, c);
  }
  step.data = std::max(0.0, seconds - busy) + c.links.exposed_data * std::min(seconds, busy);
  scale(step, micro_batches * uneven);
  if (ranks.pipeline > 1) {
    step.stage_seconds = micro_batch + (gathers_weights(training) ? step.data / micro_batches : 0);
    step.bubble = (ranks.pipeline - 1.0) / ranks.interleave * step.stage_seconds;
  }
  return step;
}

}  // namespace

double unevenness(const TrainingParallelism& ranks, int layers) {
  const int parts = ranks.pipeline * ranks.interleave;
  return fullest_stage_share(layers, parts) * parts;
}

ModelFlops model_flops_per_token(const Training& training, const ModelShape& shape) {
  const ParameterCounts& p = shape.parameters;
  const double active = shape.mixture() ? shape.moe_layers * shape.experts_per_token * p.one_expert : 0;
  ModelFlops flops;
  flops.passes = training.adapters() ? 2 : 3;
  flops.parameters = p.linear() + active + p.embedding;
  flops.attention = attention_flops(training, shape);
  return flops;
}

TrainingStep training_step(const Training& training, const ModelShape& shape, const TrainingRate& rate,
                           const TrainingCalibration& c) {
  TrainingStep step = batch_work(training, shape, rate, true, c);
  step.optimizer = update_seconds(training, trainable_parameters(training, shape), c) + c.run.step_seconds;
  return step;
}

TrainingStep forward_step(const Training& training, const ModelShape& shape, const TrainingRate& rate,
                          const TrainingCalibration& c) {
  return batch_work(training, shape, rate, false, c);
}

}  // namespace whichgpu
