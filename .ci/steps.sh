# shellcheck shell=bash
# The steps of ./test, one function each. Sourced by it. A step gives 0 (passed), 75 (cannot run here: its last line says
# why) or anything else (failed). What it prints is kept in target/test-log/.

venv=$PWD/target/venv
: "${fuzz_seconds:=60}"

# What the steps below need that cargo does not bring.
test_packages() {
  missing_packages \
    postgresql 'command -v initdb || ls /usr/lib/postgresql/*/bin/initdb' \
    chromium 'command -v chromium' \
    chromium-driver 'command -v chromedriver' \
    default-jre-headless 'command -v java' \
    python3 'command -v python3' \
    python3-venv 'python3 -c "import ensurepip, venv"' \
    curl 'command -v curl' \
    jq 'command -v jq'
}

# The tools from the Python registry, Node among them, with the hash of every file checked.
install_python_tools() {
  local lock=.ci/requirements.txt stamp=$venv/installed
  if ! cmp -s "$lock" "$stamp"; then
    echo "Installing the tools of $lock into $venv (about 20 seconds)"
    rm -rf "$venv"
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes --only-binary :all: --requirement "$lock"
    cp "$lock" "$stamp"
  fi
}

# One folder with a committed package-lock.json; install scripts of packages are not run.
install_node_folder() {
  local folder=$1 stamp=$1/node_modules/.installed-lock.json
  if ! cmp -s "$folder/package-lock.json" "$stamp"; then
    echo "Installing the packages of $folder/package-lock.json"
    (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
    cp "$folder/package-lock.json" "$stamp"
  fi
}

install_cargo_deny() {
  cargo deny --version >/dev/null 2>&1 && return 0
  echo "Installing cargo-deny into target/tools (about a minute)"
  cargo install --quiet --locked --debug --version 0.20.2 --root target/tools --target-dir target/tools/build cargo-deny
  rm -rf target/tools/build
}

step_install() {
  local missing lock
  mapfile -t missing < <(
    build_packages
    test_packages
  )
  install_packages "${missing[@]}" || return 75
  cargo fetch --locked
  install_python_tools
  while IFS= read -r lock; do install_node_folder "$(dirname "$lock")"; done < <(
    find . -name node_modules -prune -o -path ./target -prune -o -name package-lock.json -print
  )
  install_cargo_deny
}

step_fmt() { cargo fmt --all --check; }

# All features but `bundled`, which compiles libpq and needs OpenSSL's headers.
step_clippy() { cargo clippy --locked --workspace --all-targets --features porta-web/tls -- -D warnings; }

# Every setting that a program reads (clap's `env = "…"`) has its sentence in .env.example.
check_settings() {
  local name result=0
  while IFS= read -r name; do
    grep -qE "^#?$name=" .env.example || { echo "$name is not in .env.example" && result=1; }
  done < <(grep -rhoE 'env = "[A-Z_]+"' --include='*.rs' api/src frontend/src | grep -oE '[A-Z_]{3,}' | sort -u)
  return "$result"
}

step_scripts() {
  require_tool shellcheck && require_tool hadolint && require_tool check-jsonschema || return 75
  check_settings
  shellcheck --external-sources run test .ci/run .ci/with-postgres .ci/*.sh openapi/checks/fuzz api/tests/weaken-guards
  hadolint --config .ci/hadolint.yaml api/Dockerfile frontend/Dockerfile
  check-jsonschema --builtin-schema vendor.compose-spec docker-compose.yml
  if docker compose version >/dev/null 2>&1; then
    POSTGRES_PASSWORD=check docker compose --file docker-compose.yml config --quiet
  else
    echo "docker compose is not there: the file was checked against the compose specification's schema only."
  fi
}

step_deny() {
  cargo deny --version >/dev/null 2>&1 || { echo "cargo-deny is not there: ./test install" && return 75; }
  cargo deny --offline --locked check licenses bans sources
}

# cargo-nextest runs tests in parallel across programs and names slow ones; without it cargo's own runner does.
run_tests() {
  if cargo nextest --version >/dev/null 2>&1; then
    cargo nextest run --locked "$@"
  else
    cargo test --locked --no-fail-fast "$@"
  fi
}

step_build() { run_tests --workspace --lib --bins --tests --no-run; }

step_sqlite() { PORTA_TEST_DATABASE=sqlite run_tests --workspace --lib --bins --test it; }

step_postgres() {
  export -f run_tests
  .ci/with-postgres bash -c 'run_tests --workspace --lib --bins --test it'
}

step_openapi() {
  require_tool node && require_folder openapi/checks || return 75
  (cd openapi/checks && npm run --silent check)
}

step_calendar() {
  "$venv/bin/python" -c 'import icalendar, recurring_ical_events' || {
    echo "icalendar is not there: ./test install"
    return 75
  }
  PORTA_CALENDAR_PYTHON=$venv/bin/python run_tests --workspace --test it calendars_of_others
}

step_fuzz() {
  step_build
  require_tool schemathesis || return 75
  # The short form makes the same requests each time, so that what it finds belongs to the change; the long one makes others.
  local seed=(--seed 1) roles=(admin) role
  if [[ -n ${PORTA_TEST_LONG:-} ]]; then
    seed=() roles=(admin city staff member offers:write events:write offers:read-drafts reviews:read changes:read-internal mails:report)
  fi
  # Each with an API of its own: wrong passwords of one would lock the others out.
  for role in "${roles[@]}"; do
    PORTA_FUZZ_ROLES=$role openapi/checks/fuzz "$((fuzz_seconds / ${#roles[@]}))" "${seed[@]}" || return
  done
}

step_browser() {
  require_tool chromium && require_tool chromedriver || return 75
  # The check is tried with the real API.
  step_build
  PORTA_BROWSER_TESTS=1 run_tests --workspace --test browser
  # Mails are the API's, and the checker of their HTML needs Java, which its other tests do without.
  PORTA_BROWSER_TESTS=1 run_tests --workspace --test it every_mail_is_valid_html
}

require_tool() {
  command -v "$1" >/dev/null || { echo "$1 is not there: ./test install" && return 1; }
}

require_folder() {
  [[ -d $1/node_modules ]] || { echo "$1/node_modules is not there: ./test install" && return 1; }
}
