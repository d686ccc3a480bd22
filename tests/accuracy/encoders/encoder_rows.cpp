#include "tests/accuracy/encoders/encoder_rows.h"

#include <cstdio>

#include "core/advice/embedding/estimate.h"
#include "core/advice/speech/estimate.h"

#include "tests/accuracy/error_statistics.h"
#include "tests/accuracy/request_tables.h"

namespace whichgpu::accuracy {
namespace {

template <typename Input>
std::vector<EncoderRow<Input>> read_rates(const std::string& folder, const char* workload,
                                          const std::string& rate) {
  std::vector<EncoderRow<Input>> rows;
  const auto is_rate = [&](const std::string& column) { return column == rate; };
  for (const MeasuredTable& table : read_tables(folder)) {
    const bool fitted = table.content["use"] == "fit";
    for (const RequestRow& cells : rows_of(table, is_rate, {{"workload", workload}})) {
      EncoderRow<Input> row{table.name, fitted, cells.measured.front().second, cells.request.dump(), {}, {}};
      row.document = std::make_shared<api::Json>(*api::Json::parse(row.text));
      const auto input = std::make_shared<Input>();
      const std::optional<api::Error> error = api::read(*row.document, *input);
      if (error) {
        std::printf("%s: %s\n", row.text.c_str(), error->message.c_str());
        continue;
      }
      row.input = input;
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

template <typename Row, typename Calibration>
void print_rates(const char* unit, const std::vector<Row>& rows, const Calibration& calibration) {
  ErrorStatistics fitted;
  ErrorStatistics others;
  for (const Row& row : rows) {
    const double estimate = predicted(row, calibration);
    (row.fitted ? fitted : others).add(estimate, row.measured);
    std::printf("%-28s %-7s measured %7.1f %s, estimated %7.1f (%+3.0f %%): %s\n", row.file.c_str(),
                row.fitted ? "fitted" : "not", row.measured, unit, estimate,
                percent * (estimate / row.measured - 1), row.text.c_str());
  }
  std::printf("%zu rows fitted: median error %.1f %%; %zu not: %.1f %%\n", fitted.count(),
              fitted.median_percent(), others.count(), others.median_percent());
}

}  // namespace

std::vector<EmbeddingRow> read_embedding_files(const std::string& folder) {
  return read_rates<api::EmbeddingInput>(folder, "embedding", "documents_per_second");
}

std::vector<SpeechRow> read_speech_files(const std::string& folder) {
  return read_rates<api::SpeechInput>(folder, "speech", "rtfx");
}

double predicted(const EmbeddingRow& row, const EmbeddingCalibration& calibration) {
  const EmbeddingEstimate e = estimate_embedding(row.input->question, calibration);
  return e.speed ? e.speed->documents_per_second : 0;
}

double predicted(const SpeechRow& row, const SpeechCalibration& calibration) {
  const SpeechEstimate e = estimate_speech(row.input->question, calibration);
  return e.speed ? e.speed->rtfx : 0;
}

void print_encoder_report(const std::vector<EmbeddingRow>& documents, const std::vector<SpeechRow>& speech) {
  print_rates("documents/s", documents, tables::embedding_calibration());
  print_rates("s/s", speech, tables::speech_calibration());
}

}  // namespace whichgpu::accuracy
