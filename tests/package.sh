#!/usr/bin/env bash
# The Debian package in a Debian of its own, booted with systemd: installed, used, killed, upgraded, removed, purged.
#
#   tests/package.sh OLD.deb NEW.deb [ROOT]
#
# ROOT is a folder with a Debian as the one that debootstrap makes here, which is used up; without it, one is made. Needs
# root, debootstrap and systemd-container. The Debian has a network of its own, and no way out of it.
set -euo pipefail
old=$(realpath "$1") new=$(realpath "$2") root=${3:-}
[[ $EUID == 0 ]] || { echo "This needs root, for it boots a container." >&2; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -z "$root" ]; then
  root=$work/root
  debootstrap --variant=minbase --include=systemd-sysv,dbus,curl,debconf,libssl3,tzdata bookworm "$root" > "$work/log" \
    || { cat "$work/log"; exit 1; }
fi
cp "$old" "$root/opt/old.deb"
cp "$new" "$root/opt/new.deb"

cat > "$root/opt/try" << 'TRY'
#!/usr/bin/env bash
set -uo pipefail
export DEBIAN_FRONTEND=noninteractive
api=http://localhost:5000 json='Content-Type: application/json' failed=0
check() { # check SENTENCE ACTUAL EXPECTED
  if [[ $2 == $3 ]]; then echo "ok    $1: $2"; else echo "WRONG $1: $2 instead of $3"; failed=1; fi
}
apt_get() { apt-get --yes --quiet=2 "$@" > apt.log 2>&1 || { cat apt.log; journalctl --unit budgettracker --no-pager; }; }
state() { systemctl is-active budgettracker; }
property() { systemctl show budgettracker --property "$1" --value; }
names() { curl -fsS --retry 30 --retry-all-errors --retry-delay 1 $api/api/users | grep -o '"name":"[^"]*"' | xargs; }
cd /opt

check "systemd finds nothing wrong with the system" "$(systemctl is-system-running --wait)" running
apt_get install --no-install-recommends ./old.deb
check "it is installed, and says that it listens" "$(state) $(property Type) $(property NRestarts)" "active notify 0"
[ $failed = 0 ] || { journalctl --unit budgettracker --no-pager | head -n 20; exit 1; }
check "systemd finds nothing wrong with the unit" "$(systemd-analyze verify budgettracker.service 2>&1)" ""
check "it is ready" "$(curl -fsS $api/health/ready)" '{"status":"Healthy"}'
uid=$(stat -c %u "/proc/$(property MainPID)")
check "its user is a dynamic one" "$uid $((uid >= 61184 && uid <= 65519)) $(grep -c budgettracker /etc/passwd)" "* 1 0"
check "it has no capability, and a filter of system calls" \
  "$(sed -n 's/^CapEff:\t//p; s/^Seccomp:\t//p' /proc/"$(property MainPID)"/status | xargs)" "0000000000000000 2"
curl -fsS -o /dev/null $api/api/users -H "$json" -d '{"email":"alice@example.com","name":"Alice"}'
check "it writes" "$(names)" name:Alice
check "nobody else reads the ledger" "$(stat -c '%a %u' /var/lib/private/budgettracker/budget.db /etc/budgettracker/environment | xargs)" \
  "600 $uid 640 0"
check "its wrapper knows the version" "$(budgettracker --version | cut -d+ -f1)" "$(dpkg-deb -f old.deb Version | tr '~' -)"
budgettracker backup /var/lib/budgettracker/backups/today.db > /dev/null
check "a backup is made beside the server" "$(stat -c %u /var/lib/budgettracker/backups/today.db) $(budgettracker backup /etc/no.db 2>&1)" \
  "$uid *nothing was made*"
check "a backup into its own /tmp, which goes when it ends, is refused" "$(budgettracker backup /tmp/today.db 2>&1 || echo $?)" \
  "budgettracker: it cannot see /tmp/today.db, *1"

systemctl kill --signal KILL budgettracker
until [ "$(property NRestarts)" = 1 ]; do sleep 0.5; done
check "killed, it comes back" "$(names) $(property NRestarts)" "name:Alice 1"
systemctl stop budgettracker
check "stopped, it leaves one file" "$(ls /var/lib/budgettracker | xargs) $(property Result)" "backups budget.db success"
check "a verb works on the ledger" "$(budgettracker user list 2> /dev/null | grep -c alice@example.com)" 1
check "a verb reads standard input" "$(echo correct horse battery | budgettracker user password --email alice@example.com > /dev/null 2>&1; echo $?)" 0

apt_get install --no-install-recommends ./new.deb
check "upgraded, it runs, a newer one, on the same ledger" "$(names) $(curl -fsS $api/swagger/v1/swagger.json | sed -n 's/.*"version": "\(.*\)"/\1/p')" \
  "name:Alice $(dpkg-deb -f new.deb Version | tr '~' -)"
check "its arguments stay as they are" "$(budgettracker restore '/etc/a$$b ${USER}.db' 2>&1)" '*/etc/a$$b ${USER}.db*'
check "the journal does not have them" "$(journalctl --no-pager | grep -cF 'b ${USER}.db')" 0
check "the log has the version, with the journal's levels" \
  "$(journalctl --unit budgettracker --priority info --output cat | grep -c 'BudgetTracker .*+')" "[1-9]*"
echo 'TimeZone=Europe/Berlin' >> /etc/budgettracker/environment
systemctl restart budgettracker
apt_get install --reinstall ./new.deb
check "changed settings are kept" "$(tail -n 1 /etc/budgettracker/environment) $(names)" "TimeZone=Europe/Berlin name:Alice"
systemd-analyze security --no-pager budgettracker | tail -n 1

apt_get remove budgettracker
check "removed, it keeps ledger and settings" "$(state) $(ls /usr/lib/budgettracker /var/lib/budgettracker/budget.db /etc/budgettracker 2> /dev/null | xargs)" \
  "inactive /var/lib/budgettracker/budget.db /etc/budgettracker: environment"
apt_get purge budgettracker
check "purged without an answer, it keeps the ledger, and says so" \
  "$(ls /var/lib/budgettracker/budget.db /etc/budgettracker 2> /dev/null) $(grep -c 'The ledger stays in /var/lib/budgettracker' apt.log)" \
  "/var/lib/budgettracker/budget.db 1"
apt_get install --no-install-recommends ./new.deb
check "installed again, it is the same ledger" "$(names)" name:Alice
echo budgettracker budgettracker/delete-ledger boolean true | debconf-set-selections
apt_get purge budgettracker
check "purged with the answer yes, it leaves nothing" \
  "$(ls -d /var/lib/budgettracker /var/lib/private/budgettracker /etc/budgettracker /usr/lib/budgettracker 2> /dev/null) $(debconf-show budgettracker)" " "
exit $failed
TRY
chmod +x "$root/opt/try"
cat > "$root/etc/systemd/system/try.service" << 'UNIT'
[Unit]
SuccessAction=exit
FailureAction=exit
[Service]
ExecStart=/opt/try
StandardOutput=file:/opt/result
StandardError=inherit
UNIT
mkdir -p "$root/etc/systemd/system/multi-user.target.wants"
ln -sf ../try.service "$root/etc/systemd/system/multi-user.target.wants"

# In a namespace of its own for mounts, so that it needs no systemd on the machine.
status=0
timeout --kill-after=30 300 unshare --mount systemd-nspawn --quiet --register=no --keep-unit --private-network --directory "$root" --boot \
  --console=pipe < /dev/null > "$work/console" 2>&1 || status=$?
cat "$root/opt/result" || cat "$work/console"
exit $status
