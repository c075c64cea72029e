#!/usr/bin/env bash
# Builds the Debian package of the commit that is checked out.
#
#   deploy/package.sh [FOLDER [VERSION [ARCHITECTURE]]]     . $(deploy/version.sh) amd64
#
# The architecture is amd64 or arm64. Needs the .NET 10 SDK and Debian's debhelper.
set -euo pipefail
mkdir -p "${1:-.}"
folder=$(realpath "${1:-.}")
cd "$(dirname "$0")/.."
version=${2:-$(deploy/version.sh)}
architecture=${3:-amd64}
case $architecture in
  amd64) profile=linux-x64 ;;
  arm64) profile=linux-arm64 ;;
  *) echo "There is no package for $architecture, only for amd64 and arm64." >&2; exit 2 ;;
esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source=$work/source
mkdir "$source"
cp -r deploy/debian "$source"
cp deploy/budgettracker.service "$source/debian"
cp deploy/budgettracker deploy/environment "$source"
dotnet publish src/BudgetTracker.Api -p:PublishProfile=$profile -p:Version="$version" -p:RunAnalyzers=false \
  --output "$source/program" --verbosity quiet --nologo

# 1.2.0~rc.1 comes before 1.2.0, and 1.2.0+5.g7877c6e after it.
cat > "$source/debian/changelog" << CHANGELOG
budgettracker (${version//-/\~}) stable; urgency=medium

  * $version

 -- BudgetTracker <budgettracker@localhost>  $(git log -1 --format=%cD)
CHANGELOG
cd "$source"
SOURCE_DATE_EPOCH=$(dpkg-parsechangelog --show-field Timestamp) \
  dpkg-buildpackage --host-arch "$architecture" --build=binary --no-check-builddeps --no-sign > "$work/log" 2>&1 \
  || { cat "$work/log" >&2; exit 1; }
mv "$work"/budgettracker_*.deb "$folder"
