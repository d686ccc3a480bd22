#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/api/embedding/request.h"
#include "core/api/json/json.h"
#include "core/api/speech/request.h"

namespace whichgpu::accuracy {

/// A published rate of documents or of sound with the request that asks for it. Input: what that is read
/// into, which refers to the text.
template <typename Input>
struct EncoderRow {
  std::string file;
  bool fitted = false;
  double measured = 0;  ///< documents a second, or seconds of sound a second
  std::string text;
  std::shared_ptr<const api::Json> document;
  std::shared_ptr<const Input> input;
};

using EmbeddingRow = EncoderRow<api::EmbeddingInput>;
using SpeechRow = EncoderRow<api::SpeechInput>;

/// Reads every table of `folder`, in the order of their names. What the core does not read is printed.
std::vector<EmbeddingRow> read_embedding_files(const std::string& folder);
std::vector<SpeechRow> read_speech_files(const std::string& folder);

/// The rate that the core estimates; 0 where it does not fit.
double predicted(const EmbeddingRow& row, const EmbeddingCalibration& calibration);
double predicted(const SpeechRow& row, const SpeechCalibration& calibration);

/// Prints every row, measured and estimated.
void print_encoder_report(const std::vector<EmbeddingRow>& documents, const std::vector<SpeechRow>& speech);

}  // namespace whichgpu::accuracy
