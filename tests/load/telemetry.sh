#!/usr/bin/env bash
# What traces and metrics cost: processor time per request with telemetry off, on, and on with a trace of every request.
#
#   tests/load/telemetry.sh DLL [OTHER [ROUNDS [SECONDS]]]     - 25 1
#
# DLL is a built BudgetTracker.Api.dll; OTHER is that of another commit to compare with, or -. Each program serves a ledger of
# 100 users and 10000 expenses. They take turns: in each round, 64 connections send one request to each of them for SECONDS.
# Prints the medians over the rounds of the time, and of how far it is from the first program's in the same round: what else the
# machine does passes, and short rounds pass with it. Needs wrk and python3: the receiver throws away what it gets.
set -euo pipefail
dll=$(realpath "$1")
other=${2:--}
[ "$other" = - ] || other=$(realpath "$other")
rounds=${3:-25} seconds=${4:-1}
export USERS=100 EXPENSES=10000
script=$(realpath "$(dirname "$0")")/load.lua

work=$(mktemp -d)
trap 'kill $(jobs -p) 2> /dev/null || true; wait; rm -rf "$work"' EXIT
cd "$work"
python3 -u - > receiver << 'RECEIVER' &
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
class Null(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Type", "application/x-protobuf")
        self.send_header("Content-Length", "0")
        self.end_headers()
    def log_message(self, *_):
        pass
server = ThreadingHTTPServer(("127.0.0.1", 0), Null)
print(server.server_port, flush=True)
server.serve_forever()
RECEIVER
receiver=$!
until [ -s receiver ]; do
  kill -0 "$receiver" 2> /dev/null || { echo "The receiver ended before it listened." >&2; exit 1; }
  sleep 0.1
done

declare -A pids urls
start() { # start NAME DLL [VARIABLE=value...]
  local name=$1 program=$2
  shift 2
  mkdir "$name"
  : > "$name.log"
  (cd "$name"; exec env "$@" dotnet "$program" demo --users $USERS --expenses $((EXPENSES / USERS)) --urls=http://127.0.0.1:0 \
    "--ConnectionStrings:BudgetTracker=Data Source=$work/$name/budget.db") > "$name.log" &
  pids[$name]=$!
  until urls[$name]=$(grep -om1 'http://127[0-9.:]*' "$name.log"); do
    kill -0 "${pids[$name]}" 2> /dev/null || { cat "$name.log" >&2; exit 1; }
    sleep 0.2
  done
}
names=(off on all)
exporting=(OTEL_EXPORTER_OTLP_ENDPOINT="http://127.0.0.1:$(cat receiver)" OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf)
start off "$dll"
start on "$dll" "${exporting[@]}"
start all "$dll" "${exporting[@]}" OTEL_TRACES_SAMPLER=always_on
if [ "$other" != - ]; then
  names+=(other)
  start other "$other"
fi

ticks() { awk '{ print $14 + $15 }' "/proc/$1/stat"; }
load() { wrk -t 1 -c 64 -d "$1" --timeout 60s -s "$script" "${urls[$2]}" | awk '/requests in/ { print $1 }'; }
for REQUEST in expense create; do
  export REQUEST
  # The runtime compiles what is hot: on two slow cores, for half a minute of load.
  for name in "${names[@]}"; do load 30 "$name" > /dev/null; done
  for round in $(seq "$rounds"); do
    for name in "${names[@]}"; do
      before=$(ticks "${pids[$name]}")
      requests=$(load "$seconds" "$name")
      after=$(ticks "${pids[$name]}")
      echo "$round $name $(((after - before) * 1000000 / $(getconf CLK_TCK))) $requests"
    done
  done | awk -v request="$REQUEST" '
    { time[$2, $1] = $3 / $4; if (!($2 in seen)) { seen[$2]; names[++count] = $2 } }
    function median(values, n,    i, j, t) {
      for (i = 2; i <= n; i++) for (j = i; j > 1 && values[j] < values[j - 1]; j--) { t = values[j]; values[j] = values[j - 1]; values[j - 1] = t }
      return values[int((n + 1) / 2)]
    }
    END {
      for (k = 1; k <= count; k++) {
        for (r = 1; r <= $1; r++) { us[r] = time[names[k], r]; ratio[r] = us[r] / time[names[1], r] }
        printf "%-10s %-6s %8.1f us per request %+7.1f%%\n", request, names[k], median(us, $1), (median(ratio, $1) - 1) * 100
      }
    }'
done
