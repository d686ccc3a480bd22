#pragma once

#include <string>
#include <vector>

#include "tests/accuracy/power/power_row.h"

namespace whichgpu::accuracy {

/// Errors of the catalog's constants on the boards measured in data/ and, where a folder of strangers' tables
/// is given, in its wild_power.csv: by what was sent, card, model and publisher. Prompts with pictures stand
/// apart; rails and servers at the wall are counted, not compared.
int print_power_report(const std::string& data_folder, const std::string& wild_folder);

/// Rows of a folder's wild_power.csv that are not in data/ as well; none without a folder.
std::vector<PowerRow> strangers_power_rows(const std::string& wild_folder);

}  // namespace whichgpu::accuracy
