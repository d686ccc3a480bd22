#include "core/api/hpc/request.h"

#include "core/api/json/json.h"
#include "core/api/read/gpu.h"
#include "core/api/read/price.h"
#include "core/api/read/site.h"
#include "core/catalog/tables.h"
#include "core/workload/workload.h"

namespace whichgpu::api {
namespace {

constexpr Range work_range{1, 1e30};
constexpr Range intensity_range{1e-6, 1e9};
constexpr std::size_t most_others = 100;

/// Two of operations, bytes and their ratio give the third; the ratio alone is enough.
void read_work(Reader& reader, Hpc& hpc) {
  const bool has_flops = reader.has("flops");
  const bool has_bytes = reader.has("bytes");
  const bool has_intensity = reader.has("arithmetic_intensity");
  hpc.flops = reader.number("flops", work_range, 0);
  const double bytes = reader.number("bytes", work_range, 0);
  hpc.intensity = reader.number("arithmetic_intensity", intensity_range, 0);
  if (reader.failed()) return;
  if (has_flops && has_bytes && has_intensity) {
    reader.fail(bad_value("arithmetic_intensity",
                          "arithmetic_intensity follows from flops and bytes: leave one of the three out."));
  } else if (has_flops && has_bytes) {
    hpc.intensity = hpc.flops / bytes;
    if (hpc.intensity < intensity_range.least || hpc.intensity > intensity_range.most) {
      reader.fail(out_of_range("flops", intensity_range, "flops over bytes must be from 1e-6 to 1e9."));
    }
  } else if (!has_intensity) {
    reader.fail(missing("arithmetic_intensity", "give it, or flops and bytes"));
  } else if (has_bytes) {
    hpc.flops = bytes * hpc.intensity;
  }
}

void read_others(Reader& reader, std::vector<Gpu>& others, std::optional<Error>& error) {
  const Json* names = reader.array("compare");
  if (names == nullptr) {
    others.assign(tables::gpus().begin(), tables::gpus().end());
    return;
  }
  if (names->size() > most_others) {
    reader.fail(too_large("compare", most_others, "compare may name at most 100 cards."));
    return;
  }
  for (const Json& name : *names) {
    Gpu slice;
    const Gpu* gpu = named_gpu(name.text(), "compare", slice, error);
    if (gpu == nullptr) return;
    others.push_back(*gpu);
  }
}

}  // namespace

std::optional<Error> read(const Json& request, HpcInput& input) {
  std::optional<Error> error;
  Reader reader(request, "", error);
  reader.choice("workload", Workload::hpc, {Workload::hpc});
  HpcQuestion& question = input.question;
  question.hpc.gpu = read_gpu(reader, "gpu", input.custom_gpu);
  question.hpc.precision = reader.choice("precision", HpcPrecision::fp64);
  read_work(reader, question.hpc);
  read_others(reader, question.others, error);
  read_price(reader, question.price, error);
  question.site = read_site(reader);
  reader.finish();
  return error;
}

}  // namespace whichgpu::api
