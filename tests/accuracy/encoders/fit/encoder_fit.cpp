#include "tests/accuracy/encoders/fit/encoder_fit.h"

#include <cmath>

#include "core/advice/embedding/estimate.h"
#include "core/advice/speech/estimate.h"

namespace whichgpu::accuracy {
namespace {

EmbeddingServer server_of(const EmbeddingRow& row) { return row.input->question.work.server; }

/// Measured over estimated time without a factor, of rows whose documents are packed, or are not.
double time_factor(const std::vector<EmbeddingRow>& rows, bool packed, double otherwise) {
  EmbeddingCalibration plain = tables::embedding_calibration();
  plain.packed = plain.padded = 1;
  double sum = 0;
  int count = 0;
  for (const EmbeddingRow& row : rows) {
    const bool says = row.fitted && server_of(row) != EmbeddingServer::vllm;
    if (!says || packs_documents(server_of(row)) != packed) continue;
    sum += std::log(predicted(row, plain) / row.measured);
    ++count;
  }
  return count > 0 ? std::exp(sum / count) : otherwise;
}

/// The line through the times of batches by their documents.
void fit_requests(const std::vector<EmbeddingRow>& rows, EmbeddingCalibration& c) {
  double n = 0, x = 0, y = 0, xx = 0, xy = 0;
  for (const EmbeddingRow& row : rows) {
    if (!row.fitted || server_of(row) != EmbeddingServer::vllm) continue;
    const double batch = row.input->question.work.batch;
    const double seconds = batch / row.measured;
    n += 1, x += batch, y += seconds, xx += batch * batch, xy += batch * seconds;
  }
  if (n < 2) return;
  c.document_seconds = (n * xy - x * y) / (n * xx - x * x);
  c.request_seconds = (y - c.document_seconds * x) / n;
}

}  // namespace

EmbeddingCalibration fit_embedding(const std::vector<EmbeddingRow>& rows) {
  EmbeddingCalibration c = tables::embedding_calibration();
  c.packed = time_factor(rows, true, c.packed);
  c.padded = time_factor(rows, false, c.padded);
  fit_requests(rows, c);
  return c;
}

SpeechCalibration fit_speech(const std::vector<SpeechRow>& rows) {
  SpeechCalibration c = tables::speech_calibration();
  c.encoder = c.decoder = 1;
  double ee = 0, ed = 0, dd = 0, e = 0, d = 0;
  for (const SpeechRow& row : rows) {
    if (!row.fitted) continue;
    const Speech& work = row.input->question.work;
    const SpeechTime time = speech_time(work, c);
    const double measured = work.serving.gpu_count * work.batch * work.clip_seconds / row.measured;
    const double encoder = time.encoder_seconds / measured;
    const double decoder = time.decoder_seconds / measured;
    ee += encoder * encoder, ed += encoder * decoder, dd += decoder * decoder;
    e += encoder, d += decoder;
  }
  const double determinant = ee * dd - ed * ed;
  c.encoder = (e * dd - d * ed) / determinant;
  c.decoder = (d * ee - e * ed) / determinant;
  return c;
}

}  // namespace whichgpu::accuracy
