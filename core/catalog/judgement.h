#pragma once

namespace whichgpu {

/// Constants of the formulas that are neither arithmetic nor fitted: counted by hand from what programs do,
/// or judged. Their values, each with a sentence on where it comes from, are those of data/judgement.json.
struct Judgement {
  /// Kernels that serving engines launch in one layer.
  struct Kernels {
    double attention = 0;
    double latent_attention = 0;  ///< more where attention is latent,
    double sparse_index = 0;      ///< … where an index selects tokens,
    double linear_attention = 0;  ///< … where it is linear
    double dense = 0;
    double mixture = 0;
    double fp4_mixture = 0;     ///< the same where FP4-class units multiply experts, their narrowing included
    double shared_experts = 0;  ///< more where a mixture has some
    double quantization = 0;    ///< … of a block whose inputs are quantised
  };
  /// Work of an engine step.
  struct Step {
    double state_flops = 0;               ///< per element of a recurrent state
    double index_score_bytes = 0;         ///< moved per score of a sparse index
    double index_speedup = 1;             ///< of an index's arithmetic over that of 16 bit
    double host_expert_wait_seconds = 0;  ///< of a layer whose routed experts alone are in host memory
    double host_copy_share = 1;           ///< of the PCIe link's rate, copying weights from host memory
    double host_rate_low = 1;             ///< measured over estimated, from what is in host memory on …
    double host_rate_high = 1;            ///< … to this
    double draft_verification_share = 0;  ///< of a step's work, by which each draft lengthens verifying
    double draft_rate_low = 1;            ///< measured over estimated, with drafts: from this
    double draft_rate_high = 1;           ///< … to this
    double least_copied_tokens = 0;  ///< from so many on, the card does the work of layers in host memory
    double default_fp8_on_amd = 1;   ///< time of FP8 products of engines as they start, over that of AITER's
  };
  /// Memory of serving.
  struct ServingMemory {
    double least_sampled = 0;    ///< outputs with which paged engines measure their peak, at least
    double residual_copies = 0;  ///< of the residual stream alive beside a block's results
    double whole_prompt_residual_copies = 0;  ///< … in engines that run prompts whole
    double sampled_residuals = 0;             ///< … beside the logits
    double job_requests = 0;                  ///< at once, for which a job needs room to run well
    double crowded_share = 0;  ///< weights over the GPU's memory: small errors of what is left are large
  };
  /// Pictures in prompts.
  struct Vision {
    double encoder_share = 0;                 ///< of the 16-bit peak that a tower's products reach
    double gddr_encoder_share = 0;            ///< … on cards with GDDR memory
    double gddr_call_seconds = 0;             ///< of one call of the encoder there, beside its products
    double host_seconds_per_megapixel = 0;    ///< decoding, resizing, normalising
    double device_seconds_per_megapixel = 0;  ///< the same on the GPU
    double activation_copies = 0;             ///< rows of the tower's width alive for each patch
    double least_of_video = 1;  ///< encoder and preparation of a video, measured over estimated: the least
    double score_bytes = 0;     ///< of a pair of patches and a head, without flash attention
  };
  /// How much of the usable memory may be needed before a verdict gets a shade darker.
  struct Verdicts {
    double comfortable_share = 0;
    double tight_share = 0;
  };
  /// Layouts of training that are tried.
  struct TrainingLayouts {
    double most_tensor = 0;
    double most_stages = 0;
    double most_interleave = 0;
    double most_unevenness = 0;           ///< fullest stage over the mean
    double least_context_tokens = 0;      ///< of a sequence on each context rank
    double pretraining_batch_tokens = 0;  ///< of a step, where no batch is given
    double fine_tuning_batch_sequences = 0;
  };
  /// What training needs beside the likeliest peak, so that hardly any run needs more.
  struct TrainingMemory {
    double state_margin = 0;  ///< share of weights, gradients and optimizer: fragments between tensors
    double work_margin = 0;   ///< … of everything else: activations, logits, buffers
  };
  /// What is proposed where something does not fit.
  struct Proposals {
    double dearer_on_fewest_cards = 1;  ///< a run may be, by this factor, for fewer of them to be named
  };

  /// Single requests under arrivals.
  struct Arrivals {
    double lag_seconds = 0;    ///< between an engine's steps and the reader, beside steps
    double ttft_tail_p10 = 1;  ///< measured over simulated P99 of the first token, 10th percentile,
    double ttft_tail_p90 = 1;  ///< … 90th
    double e2e_tail_p10 = 1;   ///< … of whole answers
    double e2e_tail_p90 = 1;
  };
  /// What a plan keeps where the visitor says nothing.
  struct Plans {
    double least_tokens_per_second = 0;         ///< of each user
    double most_first_token_seconds = 0;        ///< to the first token of a short prompt
    double least_prompt_tokens_per_second = 0;  ///< of a long one
    double start_up_minutes = 0;                ///< of machines rented for a run
    double billed_minutes = 0;                  ///< rents are rounded up to whole ones of these
  };

  /// Power beside that of the cards' boards.
  struct Power {
    double host_share = 0;       ///< of a server's power at the wall: all but the boards
    double host_share_low = 0;   ///< … at least,
    double host_share_high = 0;  ///< … at most
  };

  /// Prompts and answers on cards of their own.
  struct Disaggregation {
    double link_share = 1;    ///< of a link's rate that moving caches reaches
    double hidden_share = 0;  ///< of a prompt's time, below which moving its cache costs nothing
    double least_gain = 0;    ///< a smaller difference is none
    double gain_low = 1;      ///< measured gain over estimated, from this
    double gain_high = 1;     ///< … to this
  };

  /// Adapters that are served beside a model: rates of output over those without.
  struct Adapters {
    double rate = 1;       ///< in the middle, up to usual_rank
    double rate_low = 1;   ///< … at least,
    double rate_high = 1;  ///< … at most
    double usual_rank = 0;
    double slow_rank = 0;  ///< reserved: steps take longer by as much for each rank beyond usual_rank
    double slow_rate = 1;  ///< … so that this is the rate with slow_rank
  };

  /// Several processes on one card.
  struct Sharing {
    double time_low = 1;       ///< output of copies that take turns over one's, at least,
    double time_high = 1;      ///< … at most
    double mps_low = 1;        ///< of copies that run at once, at least
    double context_bytes = 0;  ///< of a process beside its weights
  };

  /// Unequal cards that share layers: measured rates over estimated, beside what is known of each card.
  struct MixedCards {
    double layers_low = 1;
    double layers_high = 1;
  };

  Kernels kernels;
  Step step;
  ServingMemory serving_memory;
  Vision vision;
  Verdicts verdicts;
  TrainingLayouts training_layouts;
  Arrivals arrivals;
  Plans plans;
  TrainingMemory training_memory;
  Proposals proposals;
  Power power;
  Disaggregation disaggregation;
  Adapters adapters;
  Sharing sharing;
  MixedCards mixed_cards;
};

}  // namespace whichgpu
