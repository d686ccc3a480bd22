// calibrate_encoders DATA_FOLDER [--write]: fits what reading documents and writing down speech take over
// serving to data/measurements/embedding and data/measurements/speech; prints the constants and the errors,
// each row's by a fit without it, and writes data/embedding_calibration.json and
// data/speech_calibration.json.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <set>

#include "tests/accuracy/encoders/fit/encoder_fit.h"
#include "tests/accuracy/error_statistics.h"
#include "tests/json.h"

namespace whichgpu::accuracy {
namespace {

using test::Json;

/// Few rows tell little: no band is narrower than this, measured over estimated.
constexpr ErrorBand least_known{0.75, 1.35};
constexpr ErrorBand least_elsewhere{0.45, 2.2};

/// Four significant digits: more than the measurements tell, and the same on every machine.
double rounded(double value) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.4g", value);
  return std::strtod(digits, nullptr);
}

/// From the least to the greatest of what was measured over estimated, with `least` in it.
Json band(const ErrorStatistics& errors, const ErrorBand& least) {
  return {rounded(std::min(least.p10, errors.measured_over_predicted(0))),
          rounded(std::max(least.p90, errors.measured_over_predicted(1)))};
}

/// Errors of the fitted rows, each by a fit without it, and of all others.
template <typename Row, typename Calibration>
void judge(const std::vector<Row>& rows, Calibration (*fit)(const std::vector<Row>&),
           bool (*counts)(const Row&), ErrorStatistics& fitted, ErrorStatistics& all) {
  const Calibration whole = fit(rows);
  for (const Row& left_out : rows) {
    if (!counts(left_out)) continue;
    std::vector<Row> others;
    for (const Row& row : rows) {
      if (&row != &left_out) others.push_back(row);
    }
    const double estimate = predicted(left_out, left_out.fitted ? fit(others) : whole);
    if (left_out.fitted) fitted.add(estimate, left_out.measured);
    all.add(estimate, left_out.measured);
    std::printf("%-28s measured %7.1f, estimated %7.1f\n", left_out.file.c_str(), left_out.measured,
                estimate);
  }
}

template <typename Row>
std::set<std::string> fitted_cards(const std::vector<Row>& rows, bool (*counts)(const Row&)) {
  std::set<std::string> cards;
  for (const Row& row : rows) {
    if (row.fitted && counts(row)) cards.insert(std::string(row.input->question.work.serving.gpu->id));
  }
  return cards;
}

/// Of vLLM's rows the card is not known, and of padded documents there is one row: neither says how far rates
/// are known.
bool says_of_card(const EmbeddingRow& row) {
  const EmbeddingServer server = row.input->question.work.server;
  return packs_documents(server) && server != EmbeddingServer::vllm;
}
bool any(const SpeechRow&) { return true; }

void write_file(const std::string& path, const Json& content) {
  if (!path.empty()) std::ofstream(path) << content.dump(2) << "\n";
}

void embedding(const std::string& data, bool writes) {
  const std::vector<EmbeddingRow> rows = read_embedding_files(data + "/measurements/embedding");
  const EmbeddingCalibration c = fit_embedding(rows);
  ErrorStatistics fitted;
  ErrorStatistics all;
  judge(rows, &fit_embedding, &says_of_card, fitted, all);
  std::printf("packed %.4g, padded %.4g, request %.4g s, document %.4g s; %zu rows, median error %.1f %%\n",
              c.packed, c.padded, c.request_seconds, c.document_seconds, all.count(), all.median_percent());
  const ErrorBand& judged = tables::embedding_calibration().decoders;
  Json file;
  file["$schema"] = "./schema/embedding_calibration.schema.json";
  file["about"] =
      "Fitted by calibrate_encoders to data/measurements/embedding, over prompts of serving as calibrated; "
      "bands: from the least to the greatest of measured over estimated, each row by a fit without it, and "
      "no "
      "narrower than 0.75 to 1.35, on other cards 0.45 to 2.2, as the rows are few; decoders is judged: of "
      "them none was found with its card";
  file["parameters"] = {{"packed", rounded(c.packed)},
                        {"padded", rounded(c.padded)},
                        {"request_seconds", rounded(c.request_seconds)},
                        {"document_seconds", rounded(c.document_seconds)}};
  file["measured"] = fitted_cards(rows, &says_of_card);
  file["bands"] = {{"measured_card", band(fitted, least_known)},
                   {"other_card", band(all, least_elsewhere)},
                   {"decoders", {judged.p10, judged.p90}}};
  if (writes) write_file(data + "/embedding_calibration.json", file);
}

void speech(const std::string& data, bool writes) {
  const std::vector<SpeechRow> rows = read_speech_files(data + "/measurements/speech");
  const SpeechCalibration c = fit_speech(rows);
  ErrorStatistics fitted;
  ErrorStatistics all;
  judge(rows, &fit_speech, &any, fitted, all);
  std::printf("encoder %.4g, decoder %.4g; %zu rows, median error %.1f %%\n", c.encoder, c.decoder,
              all.count(), all.median_percent());
  Json file;
  file["$schema"] = "./schema/speech_calibration.schema.json";
  file["about"] =
      "Fitted by calibrate_encoders to data/measurements/speech, over steps of serving as calibrated; bands "
      "as "
      "in embedding_calibration.json: one model, one card and one program took part";
  file["parameters"] = {{"encoder", rounded(c.encoder)}, {"decoder", rounded(c.decoder)}};
  file["measured"] = fitted_cards(rows, &any);
  file["bands"] = {{"measured_card", band(fitted, least_known)}, {"other_card", band(all, least_elsewhere)}};
  if (writes) write_file(data + "/speech_calibration.json", file);
}

}  // namespace
}  // namespace whichgpu::accuracy

int main(int argc, char** argv) {
  const bool writes = argc == 3 && std::string(argv[2]) == "--write";
  if (argc != 2 && !writes) {
    std::fprintf(stderr, "usage: calibrate_encoders DATA_FOLDER [--write]\n");
    return 2;
  }
  whichgpu::accuracy::embedding(argv[1], writes);
  whichgpu::accuracy::speech(argv[1], writes);
}
