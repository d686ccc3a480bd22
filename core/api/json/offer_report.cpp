#include "core/api/json/offer_report.h"

namespace whichgpu::api {

Fragment offer_report(const Offer& offer) {
  return object_of({{"id", offer.id},
                    {"provider", offer.provider},
                    {"instance", offer.instance},
                    {"gpu", offer.gpu},
                    {"kind", name_of(offer.kind)},
                    {"gpu_count", offer.gpu_count},
                    {"usd_per_gpu_hour", offer.usd_per_gpu_hour},
                    {"vcpus", offer.vcpus},
                    {"ram_gb", offer.ram_gb},
                    {"region", offer.region},
                    {"as_of", offer.as_of},
                    {"current", offer.current},
                    {"source", offer.source}});
}

}  // namespace whichgpu::api
