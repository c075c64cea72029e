#!/usr/bin/env bash
# Prints the version of the commit that is checked out: 1.2.0 at the tag v1.2.0, 1.2.0+5.g7877c6e five commits later,
# 0.0.0-dev where there is no such tag.
set -euo pipefail
cd "$(dirname "$0")/.."

tag=$(git describe --tags --match 'v[0-9]*' 2> /dev/null) || tag=v0.0.0-dev
sed -E 's/^v//; s/-([0-9]+)-(g[0-9a-f]+)$/+\1.\2/' <<< "$tag"
