# Brings what a check needs and the build has not, once, into a cache: . .ci/fetch.sh
cache="${XDG_CACHE_HOME:-$HOME/.cache}/sparbiter"

spark_release() { # RELEASE: prints where PyPI's pyspark of it is, which is a distribution of Spark
  local venv="$cache/pyspark-$1"
  [[ -x "$venv/bin/spark-submit" ]] || { python3 -m venv "$venv" && "$venv/bin/pip" -q install "pyspark==$1" >&2; }
  "$venv/bin/python" -c 'import os, pyspark; print(os.path.dirname(pyspark.__file__))'
}

jars() { # FOLDER ARTIFACT…: prints where the artifacts' jars are, and no others
  local folder="$cache/$1" artifact file
  shift
  for artifact in "$@"; do
    file="${artifact#*:}"
    [[ -f "$folder/${file/:/-}.jar" ]] ||
      mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
        "-Dartifact=$artifact" "-DoutputDirectory=$folder" >&2
  done
  echo "$folder"
}
