#pragma once

/// The library, for programs that use it: everything of it that is installed.
///
/// As text: api::call() takes a JSON request of the contract (data/schema/) and returns the JSON report.
///
/// As structs: api::read() makes a question of a request, say a ServingInput; answer(input.question) answers
/// it, or estimate_serving() where only memory, speed and cost are wanted; api::write() makes the report. A
/// question is a plain struct: change it and ask again. Nothing throws, nothing is kept between questions,
/// and any number of threads may ask at once.

#include "core/advice/embedding/answer.h"
#include "core/advice/hpc/estimate.h"
#include "core/advice/image/answer.h"
#include "core/advice/ownership/answer.h"
#include "core/advice/reinforcement/answer.h"
#include "core/advice/serving/answer.h"
#include "core/advice/speech/answer.h"
#include "core/advice/together/plan.h"
#include "core/advice/training/answer.h"
#include "core/api/call.h"
#include "core/api/hpc/report.h"
#include "core/api/image/report.h"
#include "core/api/json/error.h"
#include "core/api/json/json.h"
#include "core/api/json/write.h"
#include "core/api/ownership/report.h"
#include "core/api/plan/report.h"
#include "core/api/reinforcement/report.h"
#include "core/api/serving/compare.h"
#include "core/api/serving/report.h"
#include "core/api/speech/report.h"
#include "core/api/training/report.h"
#include "core/api/video/report.h"
#include "core/catalog/lookup.h"
#include "core/catalog/tables.h"
