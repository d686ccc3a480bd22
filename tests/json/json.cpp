// The library's JSON as the tests of the core use it, in one file, so that it can be compiled optimized.
#include <nlohmann/json.hpp>
#include <string>

using nlohmann::ordered_json;

template class nlohmann::basic_json<nlohmann::ordered_map>;
template ordered_json ordered_json::parse(std::string&&, ordered_json::parser_callback_t, bool, bool);
