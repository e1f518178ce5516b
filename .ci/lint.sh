#!/usr/bin/env bash
# YAML by yamllint (PyPI, into a cache), and the overlays of k8s/ by kubectl's kustomize where there is a kubectl. Prints "N
# passed, N failed".
set -euo pipefail
cd "$(dirname "$0")/.."

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
. .ci/checks.sh "$work"

yamllint="${XDG_CACHE_HOME:-$HOME/.cache}/sparbiter/yamllint-1.38.0"
[[ -x "$yamllint/bin/yamllint" ]] || { python3 -m venv "$yamllint" && "$yamllint/bin/pip" -q install yamllint==1.38.0; }
rules='{extends: default, rules: {line-length: {max: 130}, document-start: disable, truthy: {check-keys: false},
  comments: {min-spaces-from-content: 1}}}'

check "the YAML of all files is in order" "$yamllint/bin/yamllint" --strict -d "$rules" conf k8s examples bench .ci
if command -v kubectl >/dev/null; then
  for overlay in k8s/overlays/*; do
    check "kustomize builds $overlay" kubectl kustomize "$overlay"
  done
else
  echo "The overlays are not built: there is no kubectl."
fi

summary
