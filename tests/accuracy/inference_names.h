#pragma once

#include <string>

namespace whichgpu::accuracy {

/// The catalog id of a model that a table calls `printed` ("Llama-3.1-8B", "Mixtral 8x7B"); fine-tunes and
/// predecessors of the same shape go by the catalog's model. `printed` itself if the catalog has none.
std::string model_id(const std::string& printed);

/// The catalog id of a card that a table calls `printed` ("H100 SXM 80GB"); `printed` itself if the
/// catalog has none.
std::string gpu_id(const std::string& printed);

/// The engine preset in force for a table's engine and version ("TensorRT-LLM", "0.14.0"); the engine's
/// printed name if there is none.
std::string engine_id(const std::string& engine, const std::string& version);

/// The id of a weight format ("GPTQ 4-bit g32 act=yes"); empty if the catalog has none such.
std::string weight_format(const std::string& printed);

/// The id of a KV cache format; `otherwise` if none is printed.
std::string kv_format(const std::string& printed, const std::string& otherwise);

}  // namespace whichgpu::accuracy
