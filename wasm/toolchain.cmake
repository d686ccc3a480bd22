# Emscripten's own toolchain file, found wherever Emscripten is installed.
if(DEFINED ENV{EMSCRIPTEN_ROOT})
  set(emscripten_root $ENV{EMSCRIPTEN_ROOT})
elseif(DEFINED ENV{EMSDK})
  set(emscripten_root $ENV{EMSDK}/upstream/emscripten)
else()
  execute_process(COMMAND em-config EMSCRIPTEN_ROOT OUTPUT_VARIABLE emscripten_root
                  OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
endif()
include(${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake)

# Debian's Emscripten takes acorn from /usr/share/nodejs, which only Debian's own Node.js searches.
if(NOT EXISTS ${emscripten_root}/node_modules/acorn AND EXISTS /usr/share/nodejs/acorn)
  set(CMAKE_CXX_LINKER_LAUNCHER ${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs)
endif()
