// The library's JSON as the tests of the core use it, in one file, so that it can be compiled optimized.
#include <nlohmann/json.hpp>
#include <string>

using nlohmann::basic_json;
using nlohmann::ordered_json;
using nlohmann::ordered_map;

template ordered_json basic_json<ordered_map>::parse(std::string&&, ordered_json::parser_callback_t, bool,
                                                     bool);
template std::string basic_json<ordered_map>::dump(int, char, bool, ordered_json::error_handler_t) const;
