#pragma once

#include "core/catalog/model_shape.h"
#include "core/catalog/training_calibration.h"
#include "core/catalog/units.h"
#include "core/workload/training.h"

namespace whichgpu {

/// The two ends of a pipeline. The first stage keeps the activations of most micro batches, the last one
/// the logits; without a pipeline both are the same GPU.
enum class Stage { first, last };

/// Parameters that one GPU of a stage works with, before data ranks share anything.
struct LocalParameters {
  double layers = 0;      ///< matrices and norms that all ranks of the stage cut
  double experts = 0;     ///< routed experts
  double vocabulary = 0;  ///< embedding and output head

  double total() const { return layers + experts + vocabulary; }
};

/// Matrices are cut over tensor ranks, routed experts over tensor or expert ranks, whichever are more, and
/// layers over stages, rounded up; the first stage holds the embedding, the last one the output head.
LocalParameters local_parameters(const Training& training, const ModelShape& shape, Stage stage);

/// Data ranks that hold the same matrices, and the same experts: what ZeRO shares over.
double matrix_replicas(const Training& training);
double expert_replicas(const Training& training);

/// Parameters of adapters: rank x (inputs + outputs) of each target matrix (Hu et al. 2021,
/// arXiv:2106.09685). Layers without a matrix of their own for keys or values get none for it.
double adapter_parameters(const Training& training, const ModelShape& shape);

/// Parameters that training changes, of the whole model.
double trainable_parameters(const Training& training, const ModelShape& shape);

/// Bytes of the parts of a training state.
struct StateBytes {
  double weights = 0;
  double gradients = 0;
  double optimizer = 0;  ///< states and 32-bit masters

  double total() const { return weights + gradients + optimizer; }
};

/// One trained parameter: 2 + 2 + 12 bytes with AdamW in mixed precision, 4 + 4 + 8 in FP32 (Rajbhandari et
/// al. 2020, arXiv:1910.02054, section 3.1), 2 + 2 + 4 in programs that keep everything in 16 bit; 8-bit
/// states as in Dettmers et al. 2021 (arXiv:2110.02861).
StateBytes trained_parameter_bytes(const TrainingFramework& framework, TrainingPrecision precision,
                                   Optimizer optimizer);

/// Whether a rank holds but a share of the weights, or none, and gathers each layer when it is its turn:
/// ZeRO stage 3 (FSDP), or parameters in host memory.
bool gathers_weights(const Training& training);

/// One parameter of a layer's matrices as ranks share and gather it, without constants of 4-bit weights.
double matrix_parameter_bytes(const Training& training);

/// Parameters of one layer of a stage, of which `local` are a rank's.
double layer_parameters(const Training& training, const ModelShape& shape, const LocalParameters& local);

/// The state of the whole model, not shared: what calculators multiply by 16 bytes.
StateBytes model_state(const Training& training, const ModelShape& shape,
                       const TrainingCalibration& calibration);

/// The state on one GPU of `stage` after what ZeRO shares (Rajbhandari et al. 2020, figure 1), after what
/// moved to the host under offload, and with the gradients of no more than a layer, or of the embedding,
/// where they go as soon as they are there. Beside 4-bit weights their constants, whole on every rank, and
/// one matrix in 16 bit, to be multiplied.
StateBytes state_per_gpu(const Training& training, const ModelShape& shape, Stage stage,
                         const TrainingCalibration& calibration);

}  // namespace whichgpu
