#!/usr/bin/env bash
# What takes too long for every change: all tests of the build for Spark 4 that can run there, and cluster.sh on a real
# distribution of Spark 4. Arguments go to Maven.
set -euo pipefail
cd "$(dirname "$0")/.."
mvn -B -ntp -Pspark-4 verify "$@"
SPARK_RELEASE=4.2.0 .ci/cluster.sh
