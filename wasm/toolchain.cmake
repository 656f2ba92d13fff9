# Finds the Emscripten on PATH: the distribution's, or an emsdk that has been activated.
find_program(SHUKE_EMCC emcc REQUIRED)
file(REAL_PATH ${SHUKE_EMCC} emcc_file)
get_filename_component(emscripten_root ${emcc_file} DIRECTORY)
include(${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake)
