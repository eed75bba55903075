-- For wrk: asks for the paths of a file, one after the other and none twice, and prints its figures as one line of JSON.
-- PORTA_PATHS: the file, a path a line. PORTA_FIRST: how many lines to pass over. Without a file: the address given to wrk.

local file = os.getenv("PORTA_PATHS")
local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

if file then
  local lines
  ended = false

  function init(_)
    lines = io.lines(file)
    for _ = 1, tonumber(os.getenv("PORTA_FIRST") or "0") do
      lines()
    end
  end

  function request()
    local path = lines()
    if not path then
      ended = true
      lines = io.lines(file)
      path = lines()
    end
    return wrk.format("GET", path)
  end
end

function done(summary, latency, _)
  local again = false
  for _, thread in ipairs(threads) do
    again = again or thread:get("ended") == true
  end
  local errors = summary.errors
  io.write(string.format(
    '\n{"requests": %d, "micros": %d, "bytes": %d, "p50": %d, "p99": %d, "wrong": %d, "again": %s}\n',
    summary.requests, summary.duration, summary.bytes, latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout, tostring(again)))
end
