#!/usr/bin/env bash
# Tells Spark which GPUs a node has: {"name": "gpu", "addresses": ["0", "1"]}, as nvidia-smi counts them. Every node needs
# it, executable and not writable by others: spark.worker.resource.gpu.discoveryScript (standalone),
# spark.executor.resource.gpu.discoveryScript (YARN, Kubernetes).
set -euo pipefail

if ! command -v nvidia-smi >/dev/null; then
  echo "Cannot find this node's GPUs: there is no nvidia-smi on the PATH. Install NVIDIA's driver, or ask Spark for no GPUs (spark.*.resource.gpu.amount)." >&2
  exit 1
fi
if ! gpus="$(nvidia-smi --query-gpu=index --format=csv,noheader 2>&1)"; then
  echo "Cannot find this node's GPUs: nvidia-smi failed: $gpus" >&2
  exit 1
fi
addresses="$(sed -n 's/^ *\([0-9][0-9]*\) *$/"\1"/p' <<<"$gpus" | paste -sd, -)"
if [[ -z "$addresses" ]]; then
  echo "Cannot find this node's GPUs: nvidia-smi lists none: ${gpus:-nothing}" >&2
  exit 1
fi
echo "{\"name\": \"gpu\", \"addresses\": [${addresses//,/, }]}"
