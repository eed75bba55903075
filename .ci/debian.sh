# shellcheck shell=bash
# Missing programs and libraries: installs them on Debian and Ubuntu when root, else says which. Sourced by ./run and ./test.

# missing_packages 'package' 'command that succeeds when it is there' …: prints the packages whose command fails.
missing_packages() {
  while (($# > 1)); do
    bash -c "$2" >/dev/null 2>&1 || echo "$1"
    shift 2
  done
}

# install_packages package…: 0 when they are installed afterwards; else says what to do and gives 1.
install_packages() {
  (($# > 0)) || return 0
  if ! command -v apt-get >/dev/null; then
    echo "Missing, by their Debian names: $*"
    echo "Install them with your system's package manager (Fedora: gcc pkgconf libpq-devel; macOS: libpq pkgconf) and start again."
    return 1
  fi
  if ((EUID != 0)); then
    echo "Missing packages. Install them and start again:"
    echo "    sudo apt-get update && sudo apt-get install --no-install-recommends $*"
    return 1
  fi
  echo "Installing Debian packages: $* (a minute or two)"
  local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0)
  if ! { "${apt[@]}" update && "${apt[@]}" install -y --no-install-recommends "$@"; } >"${TMPDIR:-/tmp}/porta-apt.log" 2>&1; then
    tail -n 15 "${TMPDIR:-/tmp}/porta-apt.log"
    echo "apt-get could not install them; its last lines are above."
    return 1
  fi
}

# What cargo needs to build Porta: a C compiler (SQLite, zstd), and libpq to link to.
build_packages() {
  missing_packages \
    gcc 'command -v cc' \
    libc6-dev 'command -v cc && echo "#include <stdlib.h>" | cc -E -' \
    pkg-config 'command -v pkg-config' \
    libpq-dev 'pkg-config --exists libpq || command -v pg_config'
}

# require_rust: 0 when cargo is there; else says where to get it.
require_rust() {
  command -v cargo >/dev/null && return 0
  echo "No Rust toolchain found (cargo). Install one with rustup, https://rustup.rs, and start again."
  echo "The version this project is built with stands in rust-toolchain.toml; rustup fetches it by itself."
  return 1
}
