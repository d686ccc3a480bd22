#include "core/api/training/names.h"

namespace whichgpu::api {

const char* name(TrainingMethod method) {
  switch (method) {
    case TrainingMethod::pretraining:
      return "pretraining";
    case TrainingMethod::full:
      return "full";
    case TrainingMethod::lora:
      return "lora";
    case TrainingMethod::qlora:
      return "qlora";
  }
  return "";
}

const char* name(TrainingPrecision precision) {
  switch (precision) {
    case TrainingPrecision::bf16:
      return "bf16";
    case TrainingPrecision::fp16:
      return "fp16";
    case TrainingPrecision::fp32:
      return "fp32";
    case TrainingPrecision::fp8:
      return "fp8";
    case TrainingPrecision::mxfp8:
      return "mxfp8";
    case TrainingPrecision::nvfp4:
      return "nvfp4";
  }
  return "";
}

const char* name(Optimizer optimizer) {
  switch (optimizer) {
    case Optimizer::adamw:
      return "adamw";
    case Optimizer::adamw_8bit:
      return "adamw_8bit";
    case Optimizer::adafactor:
      return "adafactor";
    case Optimizer::sgd:
      return "sgd";
  }
  return "";
}

const char* name(Recompute recompute) {
  switch (recompute) {
    case Recompute::none:
      return "none";
    case Recompute::selective:
      return "selective";
    case Recompute::full:
      return "full";
  }
  return "";
}

const char* name(LoraTargets targets) {
  switch (targets) {
    case LoraTargets::query_value:
      return "query_value";
    case LoraTargets::attention:
      return "attention";
    case LoraTargets::all:
      return "all";
  }
  return "";
}

const char* name(LogitsHandling logits) {
  switch (logits) {
    case LogitsHandling::standard:
      return "standard";
    case LogitsHandling::shifted_copy:
      return "shifted_copy";
    case LogitsHandling::sixteen_bit:
      return "sixteen_bit";
    case LogitsHandling::chunked:
      return "chunked";
    case LogitsHandling::fused:
      return "fused";
  }
  return "";
}

const char* name(TrainingBound bound) {
  switch (bound) {
    case TrainingBound::compute:
      return "compute";
    case TrainingBound::memory:
      return "memory";
    case TrainingBound::communication:
      return "communication";
    case TrainingBound::bubble:
      return "bubble";
    case TrainingBound::overhead:
      return "overhead";
  }
  return "";
}

}  // namespace whichgpu::api
