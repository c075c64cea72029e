#!/usr/bin/env bash
# What the built program does when its disk is full: it refuses writes, goes on reading, and heals when there is room.
# tests/disk-full.sh [Debug|Release]; needs root, for it mounts a tmpfs of 4 MB.
set -euo pipefail
cd "$(dirname "$0")/.."

dll=$PWD/src/BudgetTracker.Api/bin/${1:-Debug}/net10.0/BudgetTracker.Api.dll
[[ $EUID == 0 ]] || { echo "This needs root, for it mounts a tmpfs." >&2; exit 2; }
[[ -f $dll ]] || { echo "$dll is missing: dotnet build first." >&2; exit 2; }

work=$(mktemp -d)
disk=$work/disk
program=
clean_up() {
  [[ -z $program ]] || { kill "$program" && wait "$program"; } 2>/dev/null || true
  umount "$disk" 2>/dev/null || true
  rm -rf "$work"
}
trap clean_up EXIT
mkdir "$disk"
mount -t tmpfs -o size=4m budgettracker "$disk"

# There from the beginning: the program may be slower than the first look.
: >"$work/log"
dotnet "$dll" demo --urls=http://127.0.0.1:0 "--ConnectionStrings:BudgetTracker=Data Source=$disk/budget.db" \
  >"$work/log" 2>&1 &
program=$!
for _ in {1..1200}; do
  api=$(sed -n 's|.*Swagger UI: \(http://[^/]*\)/swagger.*|\1|p' "$work/log")
  [[ -z $api ]] || break
  sleep 0.1
done
[[ -n $api ]] || { echo "The program did not start:"; cat "$work/log"; exit 1; } >&2

failed=0
check() { # check SENTENCE ACTUAL EXPECTED
  if [[ $2 == "$3" ]]; then echo "ok    $1: $2"; else echo "WRONG $1: $2 instead of $3"; failed=1; fi
}
uuid() { cat /proc/sys/kernel/random/uuid; }
get() { curl -s -m 10 -o "$work/body" -w '%{http_code}' "$api$1" || true; }
post() { # post PATH BODY [KEY]: the status; the answer is in $work/head and $work/body
  curl -s -m 10 -o "$work/body" -D "$work/head" -w '%{http_code}' "$api$1" -H 'Content-Type: application/json' \
    -H "Idempotency-Key: ${3:-$(uuid)}" -d "$2" || true
}
header() { sed -n "s/^$1: *\(.*\)\r$/\1/Ip" "$work/head"; }
value() { sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p" "$work/body"; } # the last of that name
fill() { cat /dev/zero >>"$disk/filler" 2>/dev/null || true; } # to the last byte
count() { # expenses of user 1
  get /api/users/1/summary >/dev/null
  sed -n 's/,"categories".*//; s/.*"count":\([0-9]*\).*/\1/p' "$work/body"
}

expense='{"userId":1,"categoryId":1,"description":"'$(printf 'x%.0s' {1..150})'","amount":9.99,"date":"2026-01-31"}'
batch="[$expense$(printf ",$expense%.0s" {1..99})]"
acknowledged=$(count)

check "with room, an expense is taken" "$(post /api/expenses "$expense")" 201
acknowledged=$((acknowledged + 1))

fill
truncate -s -256K "$disk/filler"
for _ in {1..500}; do
  status=$(post /api/expenses "$expense")
  [[ $status == 201 ]] || break
  acknowledged=$((acknowledged + 1))
done
check "on a full disk (after $acknowledged expenses), an expense is refused" "$status" 503
check "the problem" "$(value type)" /problems/database-unavailable
check "it has a Retry-After" "$(header Retry-After | grep -c '^[1-9][0-9]*$')" 1
check "a batch is refused" "$(post /api/expenses/batch "$batch" batch-1)" 503
fill
seq 10 | xargs -P 10 -I {} curl -s -m 10 -o /dev/null -w '%{http_code}\n' "$api/api/expenses" \
  -H 'Content-Type: application/json' -H 'Idempotency-Key: ten-{}' -d "$expense" >"$work/statuses" || true
check "ten expenses at once are refused" "$(sort "$work/statuses" | uniq -c | xargs)" "10 503"
check "a page is read" "$(get '/api/expenses?limit=5')" 200
check "a report is read" "$(get '/api/reports/spending?groupBy=category')" 200
check "the program lives" "$(get /health/live)" 200
check "what is there was acknowledged, and nothing else" "$(count)" "$acknowledged"

rm "$disk/filler"
check "with room again, the refused batch is taken" "$(post /api/expenses/batch "$batch" batch-1)" 201
check "it is not a replay" "$(header Idempotency-Replayed)" ""
check "sent once more, it is" "$(post /api/expenses/batch "$batch" batch-1) $(header Idempotency-Replayed)" "201 true"
acknowledged=$((acknowledged + 100))
check "an expense is taken" "$(post /api/expenses "$expense")" 201
acknowledged=$((acknowledged + 1))
check "the database is ready" "$(get /health/ready)" 200
check "what is there was acknowledged, and nothing else" "$(count)" "$acknowledged"

fill
status=0
{ kill "$program" && wait "$program"; } 2>/dev/null || status=$?
program=
check "it was never restarted, and a full disk does not keep it from stopping well" "$status" 0
exit "$failed"
