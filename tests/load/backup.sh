#!/usr/bin/env bash
# What a backup costs those who write meanwhile, and whether the copy has what was acknowledged before it began.
#
#   tests/load/backup.sh DLL LEDGER [SECONDS [ROUNDS]]     20 3
#
# DLL is a built BudgetTracker.Api.dll. LEDGER is a file that `demo --users 1000 --expenses 1000` made; it is copied first.
# Then, round by round, 64 connections write for SECONDS alone, and for SECONDS while the verb `backup` makes one copy after
# another. Prints writes per second, the median and the 99th percentile, and how many writes were acknowledged before the
# first copy was begun; one that the copy lacks fails it. Needs wrk and python3.
set -euo pipefail
dll=$(realpath "$1") original=$(realpath "$2")
export USERS=1000 EXPENSES=1000000 REQUEST=create
seconds=${3:-20} rounds=${4:-3}
script=$(realpath "$(dirname "$0")")/load.lua

work=$(mktemp -d)
trap 'kill $(jobs -p) 2> /dev/null || true; wait; rm -rf "$work"' EXIT
cd "$work"
ledger=--ConnectionStrings:BudgetTracker="Data Source=$work/budget.db"
time dotnet "$dll" backup "$work/budget.db" "--ConnectionStrings:BudgetTracker=Data Source=$original"
: > log
dotnet "$dll" --urls=http://127.0.0.1:0 "$ledger" > log &
server=$!
until url=$(grep -om1 'http://[0-9.:]*' log); do
  kill -0 "$server" 2> /dev/null || { cat log >&2; exit 1; }
  sleep 1
done

write() { wrk -t 2 -c 64 -d "$seconds" --timeout 60s -s "$script" "$url" | grep '^ *POST '; }
back_up() { dotnet "$dll" backup "$1" "$ledger" > backup.log || { cat backup.log; exit 1; }; }
write > /dev/null

printf '%-14s %-50s %12s %9s %9s %7s\n' '' request requests/s 'p50 ms' 'p99 ms' errors
for round in $(seq "$rounds"); do
  printf '%-14s %s\n' alone "$(write)"

  mkdir acknowledged
  ACKNOWLEDGED=$work/acknowledged write > during &
  writing=$!
  sleep 2
  began=$(date +%s%N)
  copies=0
  while kill -0 $writing 2> /dev/null; do
    back_up "$work/copy-$copies.db"
    copies=$((copies + 1))
  done
  wait $writing
  printf '%-14s %s\n' "$copies backups" "$(cat during)"
  python3 - "$work" "$began" << 'CHECK'
import glob, sqlite3, sys
work, began = sys.argv[1], int(sys.argv[2])
lines = (line.split() for file in glob.glob(work + "/acknowledged/*") for line in open(file))
before = [int(id) for time, id in lines if int(time) < began]
copy = sqlite3.connect(work + "/copy-0.db")
lost = [id for id in before if copy.execute("SELECT 1 FROM expenses WHERE id = ?", (id,)).fetchone() is None]
rows = copy.execute("SELECT COUNT(*) FROM expenses").fetchone()[0]
print(f"{len(before)} writes acknowledged before the first copy was begun; of its {rows} expenses, {len(lost)} of them are missing")
sys.exit(len(lost) > 0 or not before)
CHECK
  rm -rf acknowledged copy-*.db
done
