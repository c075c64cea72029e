#!/usr/bin/env bash
# Six requests under load: prints requests per second, the median and the 99th percentile of each.
#
#   tests/load/load.sh [URL [USERS [EXPENSES [SECONDS]]]]     http://localhost:5000 100 10000 8
#
# The API must serve a ledger of its own, for the last request adds to it. `demo --users 100 --expenses 100` makes the
# one for the defaults, `demo --users 1000 --expenses 1000` the one for 1000 users and 1000000 expenses. Needs wrk. Each
# request is sent for SECONDS from 64 connections (users with expenses: from 8), after as long to warm up.
set -euo pipefail
url=${1:-http://localhost:5000}
export USERS=${2:-100} EXPENSES=${3:-10000}
seconds=${4:-8}
script=$(dirname "$0")/load.lua

curl -fsS -o /dev/null "$url/api/expenses/$EXPENSES" || {
  echo "$url does not have the expense $EXPENSES; start it with: demo --users $USERS --expenses $((EXPENSES / USERS))" >&2
  exit 1
}

printf '%-50s %12s %9s %9s %7s\n' request requests/s 'p50 ms' 'p99 ms' errors
for REQUEST in expense list graph summary create dearest; do
  export REQUEST
  connections=64
  [ $REQUEST != graph ] || connections=8
  wrk -t 2 -c $connections -d "$seconds" --timeout 60s -s "$script" "$url" > /dev/null
  wrk -t 2 -c $connections -d "$seconds" --timeout 60s -s "$script" "$url" | grep '^ *\(GET\|POST\) '
done
