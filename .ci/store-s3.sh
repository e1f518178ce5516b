# S3 as PyPI's moto plays it, behind a line that can be held and cut, with hadoop-aws for submit/local.sh; in the folder
# $work: . .ci/store-s3.sh
# Sets results, options of a command; store_hangs and store_answers hold the line and let it go on; connect makes a new one
# in place of a cut one, whose process is $line.
. .ci/fetch.sh
moto="$cache/moto-5.1.4"
[[ -x "$moto/bin/moto_server" ]] || { python3 -m venv "$moto" && "$moto/bin/pip" -q install 'moto[server]==5.1.4'; }
jars="$(jars hadoop-aws-3.3.4 org.apache.hadoop:hadoop-aws:3.3.4 com.amazonaws:aws-java-sdk-bundle:1.12.262)"

listens() { # PORT: somebody does, within 20 seconds
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
connect() {
  python3 .ci/line.py "$port" "$store" 2>>"$work/line.log" &
  line=$!
  pids+=("$line")
  listens "$port"
}
listens "$store"
connect
curl -sSf -X PUT "http://127.0.0.1:$store/bucket" >"$work/bucket"

export AWS_ACCESS_KEY_ID=key AWS_SECRET_ACCESS_KEY=secret AWS_EC2_METADATA_DISABLED=true
export SPARBITER_CLASSPATH="$jars/*"
export SPARBITER_JAVA_OPTS="-Dspark.hadoop.fs.s3a.endpoint=http://127.0.0.1:$port -Dspark.hadoop.fs.s3a.path.style.access=true \
  -Dspark.hadoop.fs.s3a.connection.ssl.enabled=false"
results=(--results s3a://bucket/results)

store_hangs() {
  kill -STOP "$line"
}

store_answers() {
  kill -CONT "$line"
}
