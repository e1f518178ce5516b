#!/usr/bin/env bash
# What takes too long for every change: a search begun on Spark 3.5 and gone on with on Spark 4, and back; all tests of the
# build for Spark 4 that can run there; and cluster.sh on a real distribution of Spark 4. Arguments go to Maven.
set -euo pipefail
cd "$(dirname "$0")/.."
.ci/spark4.sh
mvn -B -ntp -Pspark-4 verify "$@"
SPARK_RELEASE=4.2.0 .ci/cluster.sh
