#include "core/api/training/request.h"

#include "core/api/json/json.h"
#include "core/api/json/reader.h"
#include "core/api/model/request.h"
#include "core/api/read/gpu.h"
#include "core/api/read/price.h"
#include "core/api/read/site.h"
#include "core/api/training/layout_request.h"
#include "core/api/training/work.h"
#include "core/workload/workload.h"

namespace whichgpu::api {
namespace {

constexpr Range gpu_count_range{1, 131'072};
}  // namespace

std::optional<Error> read(const Json& request, TrainingInput& input) {
  std::optional<Error> error;
  Reader reader(request, "", error);
  TrainingQuestion& question = input.question;
  Training& training = question.training;
  reader.choice("workload", Workload::training, {Workload::training});
  training.model = read_model(reader, input.custom_model);
  training.gpu = read_gpu(reader, "gpu", input.custom_gpu);
  if (error) return error;
  training.gpu = read_power_cap(reader, training.gpu, input.custom_gpu);
  training.gpu_count = reader.integer("gpu_count", gpu_count_range, 1);
  check_joined(reader, "gpu_count", training.gpu_count, *training.gpu);
  read_training_work(reader, question);
  if (error) return error;
  if (question.open.batch) training.global_batch = usual_batch(training);
  read_training_layout(reader, question, error);
  read_price(reader, question.price, error);
  question.site = read_site(reader);
  reader.finish();
  if (!error) check_training_layout(reader, question, "global_batch_sequences");
  return error;
}

}  // namespace whichgpu::api
