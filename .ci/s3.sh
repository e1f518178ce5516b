#!/usr/bin/env bash
# A search whose results are on S3, as moto's server plays it: the store goes in the middle, the driver ends soon and says
# how to go on, the store comes back, and --resume finds every trial once. Prints "N passed, N failed". PyPI's moto and
# hadoop-aws are fetched into a cache. Run after mvn verify.
set -euo pipefail
cd "$(dirname "$0")/.."

cache="${XDG_CACHE_HOME:-$HOME/.cache}/sparbiter"
moto="$cache/moto-5.1.4"
[[ -x "$moto/bin/moto_server" ]] || { python3 -m venv "$moto" && "$moto/bin/pip" -q install 'moto[server]==5.1.4'; }
jars="$cache/hadoop-aws-3.3.4"
for jar in org.apache.hadoop:hadoop-aws:3.3.4 com.amazonaws:aws-java-sdk-bundle:1.12.262; do
  file="${jar#*:}"
  [[ -f "$jars/${file/:/-}.jar" ]] ||
    mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy "-Dartifact=$jar" "-DoutputDirectory=$jars"
done

work="$(mktemp -d)"
. .ci/checks.sh "$work"
pids=()
trap 'kill -KILL "${pids[@]}" 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT

answers() { # PORT: somebody listens there, within 20 seconds
  for _ in {1..200}; do
    (: >"/dev/tcp/127.0.0.1/$1") 2>/dev/null && return
    sleep 0.1
  done
  return 1
}

store=$((20000 + RANDOM % 10000))
port=$((store + 1))
"$moto/bin/moto_server" -H 127.0.0.1 -p "$store" >"$work/moto.log" 2>&1 &
pids+=($!)
connect() { # the line from the search to the store
  python3 .ci/line.py "$port" "$store" 2>>"$work/line.log" &
  line=$!
  pids+=("$line")
  answers "$port"
}
answers "$store"
connect
curl -sSf -X PUT "http://127.0.0.1:$store/bucket" >"$work/bucket"

cat >"$work/search.yaml" <<END
trial:
  type: command
  run: [sh, -c, 'echo \$SPARBITER_TRIAL >>"$work/runs"; sleep 0.2; echo "sparbiter: {\"loss\": \$0}"', "\${x}"]
  metrics: {loss: minimize}
space: {x: {min: 1, max: 100, step: 1}}
budget: {trials: 40, parallelism: 2}
END

export AWS_ACCESS_KEY_ID=key AWS_SECRET_ACCESS_KEY=secret AWS_EC2_METADATA_DISABLED=true
export SPARBITER_CLASSPATH="$jars/*" SPARBITER_LOG="$work/sparbiter.log"
export SPARBITER_JAVA_OPTS="-Dspark.hadoop.fs.s3a.endpoint=http://127.0.0.1:$port -Dspark.hadoop.fs.s3a.path.style.access=true \
  -Dspark.hadoop.fs.s3a.connection.ssl.enabled=false"
results=(--results s3a://bucket/results)

runs() { # how often trials ran
  cat "$work/runs" 2>/dev/null | wc -l
}

search() { # [OPTION…]
  timeout 60 submit/local.sh search --config "$work/search.yaml" "${results[@]}" --name s3 "$@"
}

lose_store() { # ends with the exit code of the search, 124 if that took too long
  search &
  local search=$!
  until [[ $(runs) -ge 8 ]] || ! kill -0 "$search" 2>/dev/null; do sleep 0.1; done
  kill -KILL "$line"
  wait "$search"
}

ran_at_most_twice() { # what was under way when the store went, and no more, ran again
  [[ $(sort -u "$work/runs" | wc -l) -eq 40 && $(runs) -le 42 ]]
}

check "a search whose store is gone ends soon, and says how to go on" exits 1 "--resume" lose_store
connect
check "when the store is back the search goes on" says "Best 10 of 40 by loss (minimize)" search --resume
check "every trial has one row" says "40,40" \
  submit/local.sh sql "SELECT count(*), count(DISTINCT trial_id) FROM trials" "${results[@]}" --format csv
check "none ran again but those under way" ran_at_most_twice
check "a missing jar is named" exits 2 "hadoop-aws" env SPARBITER_CLASSPATH= submit/local.sh best "${results[@]}"

[[ $failed -eq 0 ]] || tail -n 40 "$work/sparbiter.log"
summary
