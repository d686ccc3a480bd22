#include "core/api/serving/aside.h"

#include "core/advice/serving/aside.h"
#include "core/api/serving/adapters_report.h"
#include "core/api/serving/adapters_request.h"
#include "core/api/serving/cold_start_report.h"
#include "core/api/serving/cold_start_request.h"
#include "core/api/serving/colocation_report.h"
#include "core/api/serving/colocation_request.h"
#include "core/api/serving/disaggregation_report.h"
#include "core/api/serving/disaggregation_request.h"
#include "core/api/serving/mixed_cards_report.h"
#include "core/api/serving/mixed_cards_request.h"

namespace whichgpu::api {

void read_aside(Reader& reader, ServingQuestion& question, std::optional<Error>& error) {
  read_adapters(reader, question, error);
  read_cold_start(reader, question, error);
  read_colocation(reader, question, error);
  read_mixed_cards(reader, question, error);
  read_disaggregation(reader, question, error);
  question.aside = &answer_aside;
}

void add_aside(Object& report, const ServingEstimate& e) {
  if (e.pools) report.add("disaggregation", disaggregation_report(*e.pools, e.serving.output_tokens));
  if (e.cold_start) report.add("cold_start", cold_start_report(*e.cold_start));
  if (e.mixed) report.add("mixed", mixed_cards_report(*e.mixed));
  if (e.shared_card) report.add("colocation", colocation_report(*e.shared_card));
  if (e.adapters) report.add("lora", adapters_report(*e.adapters));
}

void add_aside_lines(Array& lines, const ServingEstimate& e) {
  if (e.pools) add_disaggregation_lines(lines, *e.pools);
  if (e.cold_start) add_cold_start_line(lines, *e.cold_start, e.shape.layers);
  if (e.shared_card) add_colocation_lines(lines, *e.shared_card);
  if (e.adapters) add_adapters_line(lines, *e.adapters);
}

}  // namespace whichgpu::api
