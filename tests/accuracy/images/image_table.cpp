#include "tests/accuracy/images/image_table.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace whichgpu::accuracy {
namespace {

/// The first entry whose key the text contains; empty if none does.
template <std::size_t Count>
std::string translate(const std::array<std::pair<const char*, const char*>, Count>& words,
                      const std::string& text) {
  for (const auto& [key, meaning] : words) {
    if (contains(text, key)) return meaning;
  }
  return "";
}

constexpr std::array<std::pair<const char*, const char*>, 12> models{{{"controlnet", ""},
                                                                      {"PixArt", ""},
                                                                      {"v2.1", "sd2.1"},
                                                                      {"SDXL", "sdxl"},
                                                                      {"XL", "sdxl"},
                                                                      {"3.5 Large", "sd3.5-large"},
                                                                      {"3.5-large", "sd3.5-large"},
                                                                      {"3.5 Medium", "sd3.5-medium"},
                                                                      {"3.5-medium", "sd3.5-medium"},
                                                                      {"schnell", "flux.1-schnell"},
                                                                      {"FLUX", "flux.1-dev"},
                                                                      {"Stable Diffusion v1", "sd1.5"}}};

constexpr std::array<std::pair<const char*, const char*>, 19> cards{
    {{"MIG 1g.10gb", "h100-pcie-80gb:1g.10gb"},
     {"MIG 2g.20gb", "h100-pcie-80gb:2g.20gb"},
     {"MIG 4g.40gb", "h100-pcie-80gb:4g.40gb"},
     {"H100 PCIe", "h100-pcie-80gb"},
     {"H100", "h100-sxm-80gb"},
     {"GH200 144", "gh200-144gb"},
     {"GH200", "gh200-96gb"},
     {"H200", "h200-sxm-141gb"},
     {"B200", "b200-sxm-180gb"},
     {"A800", "a800-sxm-80gb"},
     {"A100 PCIe 80GB", "a100-pcie-80gb"},
     {"A100 PCIe 40GB", "a100-pcie-40gb"},
     {"A100 SXM 40GB", "a100-sxm-40gb"},
     {"A100", "a100-sxm-80gb"},
     {"A6000", "rtx-a6000-48gb"},
     {"L40S", "l40s-48gb"},
     {"V100", "v100-sxm-16gb"},
     {"3090", "rtx-3090-24gb"},
     {"4090", "rtx-4090-24gb"}}};

std::string card(const std::string& printed) {
  if (printed == "T4") return "t4-16gb";
  if (printed == "A10") return "a10-24gb";
  return translate(cards, printed);
}

std::string engine(const std::string& printed) {
  if (contains(printed, "0.11.0")) return contains(printed, "xformers") ? "eager" : "unfused";
  if (contains(printed, "TensorRT") || contains(printed, "OneDiff")) return "tensorrt";
  if (contains(printed, "no compile") || contains(printed, "compile=False")) return "eager";
  return contains(printed, "compile") ? "compiled" : "eager";
}

std::string precision(const std::string& printed) {
  if (contains(printed, "TF32") || printed == "fp32") return "fp32";
  if (contains(printed, "fp8dq")) return "fp8";
  if (contains(printed, "int8dq")) return "int8";
  return printed;
}

/// Why a row cannot be estimated; empty if it can.
std::string reason_to_leave_out(const CsvRow& row) {
  const std::string notes = text(row, "notes");
  const std::string how = text(row, "engine");
  const std::string format = text(row, "precision");
  if (contains(notes, "OUTLIER")) return "marked as outliers";
  if (contains(notes, "division=open")) return "of an open division";
  if (contains(text(row, "batch"), "Server")) return "under a load of single requests";
  if (contains(how, "xDiT") && !contains(how, "1 GPU")) return "of one image on several cards";
  const bool quantised = contains(format, "bf16+");
  if (quantised && !contains(format, "dq")) return "with weight-only quantisation";
  if (quantised && contains(how, "compile=False")) return "with quantisation not compiled";
  return "";
}

/// Cards of a row: "8x H200" is eight.
double cards_in(const std::string& printed) {
  const std::size_t times = printed.find("x ");
  return times == std::string::npos ? 1 : std::max(1.0, std::strtod(printed.c_str(), nullptr));
}

}  // namespace

bool is_image_table(const CsvTable& table) {
  return std::find(table.columns.begin(), table.columns.end(), "resolution") != table.columns.end() &&
         std::find(table.columns.begin(), table.columns.end(), "metric") != table.columns.end();
}

ImageTable read_image_table(const CsvTable& table) {
  constexpr int offline_batch = 8;  // of MLPerf's offline scenario, which does not state it
  constexpr int usual_steps = 30;   // where a rate of steps does not state their number
  ImageTable read;
  for (const CsvRow& row : table.rows) {
    const std::string reason = reason_to_leave_out(row);
    if (!reason.empty()) {
      ++read.left_out[reason];
      continue;
    }
    ImageMeasurement m;
    m.source = text(row, "source").substr(0, text(row, "source").find('@'));
    m.repository = m.source.substr(0, m.source.find(':'));
    m.image.width = m.image.height = static_cast<int>(number(row, "resolution"));
    m.image.steps = is_number(row, "steps") ? static_cast<int>(number(row, "steps")) : usual_steps;
    m.image.batch = is_number(row, "batch") ? static_cast<int>(number(row, "batch")) : offline_batch;
    const std::string metric = text(row, "metric");
    const double value = number(row, "value");
    const std::string printed = text(row, "gpu");
    m.metric = metric == "it_s" ? ImageMetric::step : ImageMetric::image;
    m.seconds = metric == "s_per_image" ? value : metric == "it_s" ? 1 / value : cards_in(printed) / value;
    const ImageNames names{translate(models, text(row, "model")), card(printed), engine(text(row, "engine")),
                           precision(text(row, "precision"))};
    if (value > 0 && m.image.width > 0 && resolve(m, names)) {
      read.rows.push_back(std::move(m));
    } else {
      ++read.left_out["of models, cards or formats that are not estimated"];
    }
  }
  return read;
}

}  // namespace whichgpu::accuracy
