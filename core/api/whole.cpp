#include <array>

#include "core/api/embedding/report.h"
#include "core/api/estimate.h"
#include "core/api/hpc/report.h"
#include "core/api/image/report.h"
#include "core/api/model/hugging_face_config.h"
#include "core/api/model/inline_model.h"
#include "core/api/ownership/report.h"
#include "core/api/parts.h"
#include "core/api/plan/cards.h"
#include "core/api/plan/existing_report.h"
#include "core/api/plan/report.h"
#include "core/api/read/inline_gpu.h"
#include "core/api/reinforcement/report.h"
#include "core/api/serving/arrivals_request.h"
#include "core/api/serving/aside.h"
#include "core/api/serving/compare.h"
#include "core/api/serving/latency_report.h"
#include "core/api/serving/pictures_report.h"
#include "core/api/serving/pictures_request.h"
#include "core/api/serving/report.h"
#include "core/api/speech/report.h"
#include "core/api/training/report.h"
#include "core/api/video/report.h"

namespace whichgpu::api {
namespace {

constexpr std::array methods{Method{"estimate", &estimate}, Method{"compare", &compare},
                             Method{"plan", &ask<PlanInput>}, Method{"own", &ask<OwnershipInput>}};
constexpr std::array estimators{Estimator{Workload::serving, &ask<ServingInput>},
                                Estimator{Workload::training, &ask<TrainingInput>},
                                Estimator{Workload::reinforcement, &ask<ReinforcementInput>},
                                Estimator{Workload::image, &ask<ImageInput>},
                                Estimator{Workload::video, &ask<VideoInput>},
                                Estimator{Workload::embedding, &ask<EmbeddingInput>},
                                Estimator{Workload::speech, &ask<SpeechInput>},
                                Estimator{Workload::hpc, &ask<HpcInput>}};

std::optional<Error> read_any_model(const Json& object, const std::string& path, Model& model) {
  return object.contains("config") ? read_hugging_face_model(object, path, model)
                                   : read_inline_model(object, path, model);
}

constexpr ArrivalsPart arrivals{&usual_load, &read_arrivals, &read_percentile, &latency_report,
                                &add_latency_lines};
constexpr ExistingPart existing{&read_existing, &existing_report};
constexpr AsidePart aside{&read_aside, &add_aside, &add_aside_lines};
constexpr PicturesPart pictures{&read_pictures, &pictures_report, &encoder_report, &add_picture_lines};

}  // namespace

// Alone in this file, so that a program's own definition keeps it out of the program.
const Parts& parts() {
  static constexpr Parts whole{methods,   estimators, &read_any_model, &read_inline_gpu,
                               &arrivals, &existing,  &aside,          &pictures};
  return whole;
}

}  // namespace whichgpu::api
