#!/usr/bin/env bash
# What traces and metrics cost: processor time per request with telemetry off, on, and on with a trace of every request.
#
#   tests/load/telemetry.sh DLL [OTHER [ROUNDS [SECONDS]]]     - 8 4
#
# DLL is a built BudgetTracker.Api.dll; OTHER is that of another commit to compare with, or -. Each program serves a ledger of
# 100 users and 10000 expenses. They take turns: in each round, 64 connections send one request to each of them for SECONDS.
# Prints the median over the rounds, and how far it is from the first. Needs wrk and python3: the receiver throws away what
# it gets.
set -euo pipefail
dll=$(realpath "$1")
other=${2:--}
[ "$other" = - ] || other=$(realpath "$other")
rounds=${3:-8} seconds=${4:-4}
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
until [ -s receiver ]; do sleep 0.1; done

declare -A pids urls
start() { # start NAME DLL [VARIABLE=value...]
  local name=$1 program=$2
  shift 2
  mkdir "$name"
  : > "$name.log"
  (cd "$name"; exec env "$@" dotnet "$program" demo --users $USERS --expenses $((EXPENSES / USERS)) --urls=http://127.0.0.1:0 \
    "--ConnectionStrings:BudgetTracker=Data Source=$work/$name/budget.db") > "$name.log" &
  pids[$name]=$!
  until urls[$name]=$(grep -om1 'http://127[0-9.:]*' "$name.log"); do sleep 0.2; done
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
load() { wrk -t 1 -c 64 -d "$seconds" --timeout 60s -s "$script" "${urls[$1]}" | awk '/requests in/ { print $1 }'; }
for REQUEST in expense create; do
  export REQUEST
  # The first round warms up.
  for round in $(seq 0 "$rounds"); do
    for name in "${names[@]}"; do
      before=$(ticks "${pids[$name]}")
      requests=$(load "$name")
      after=$(ticks "${pids[$name]}")
      [ "$round" = 0 ] || echo "$name $(((after - before) * 1000000 / $(getconf CLK_TCK))) $requests" >> "$REQUEST.figures"
    done
  done
  for name in "${names[@]}"; do
    awk -v name="$name" '$1 == name { print $2 / $3 }' "$REQUEST.figures" | sort -n \
      | awk -v name="$name" -v request="$REQUEST" '{ all[NR] = $1 } END { print request, name, all[int((NR + 1) / 2)], all[1], all[NR] }'
  done
done | awk 'BEGIN { printf "%-10s %-6s %14s %18s %8s\n", "request", "", "us per request", "(from, to)", "" }
  $2 == "off" { off = $3 } { printf "%-10s %-6s %14.1f %9.1f %8.1f %+7.1f%%\n", $1, $2, $3, $4, $5, ($3 / off - 1) * 100 }'
