# Installs the build, builds the sample project against what is installed, and holds its report against the installed
# command's: cmake -DBUILD=<build folder> -DCOMPILER=<c++> -P check.cmake
cmake_minimum_required(VERSION 3.21)
set(place ${BUILD}/tests/library)
file(REMOVE_RECURSE ${place})

function(run)
  execute_process(COMMAND ${ARGN} COMMAND_ERROR_IS_FATAL ANY OUTPUT_VARIABLE output)
  set(output ${output} PARENT_SCOPE)
endfunction()

run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${place}/installed)
run(${CMAKE_COMMAND} -S ${CMAKE_CURRENT_LIST_DIR} -B ${place}/build -G Ninja -DCMAKE_CXX_COMPILER=${COMPILER}
    -DCMAKE_PREFIX_PATH=${place}/installed)
run(${CMAKE_COMMAND} --build ${place}/build)
run(${place}/build/sample)
set(of_sample ${output})
file(WRITE ${place}/request.jsonl
     [[{"workload": "serving", "model": "openai/gpt-oss-120b", "gpu": "h100-sxm-80gb", "concurrency": 8}]])
execute_process(COMMAND ${place}/installed/bin/whichgpu INPUT_FILE ${place}/request.jsonl OUTPUT_VARIABLE of_command
                COMMAND_ERROR_IS_FATAL ANY)
if(NOT of_sample STREQUAL of_command)
  message(FATAL_ERROR "The sample says\n${of_sample}\nand the command\n${of_command}")
endif()
file(GLOB_RECURSE headers RELATIVE ${place}/installed ${place}/installed/include/*.h)
list(LENGTH headers count)
message(STATUS "${count} headers installed")
foreach(header ${headers})
  if(header MATCHES "/command/|reader\\.h|parts\\.h")
    message(FATAL_ERROR "${header} is no business of the library's users")
  endif()
endforeach()
