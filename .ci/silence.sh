# What becomes of two searches whose store hangs in the middle and answers again, one of them told to end, the other with
# its time over: . .ci/silence.sh
pace=0.5 # so that neither is over before the other begins
begin local told
begin local timed --max-time 15s
await_runs 4 told
await_runs 2 timed
store_hangs
hung=$SECONDS
check "of a store that hangs one hears within 10 seconds" says_within 10 "Waiting for" told
send TERM told
check "told to end then, a search does within 30 seconds" ends_within 30 143 "go on with --resume" told
check "its time over, a search ends within 30 seconds" ends_within $((hung + 15 + 30 - SECONDS)) 1 "go on with --resume" timed
store_answers
begin local told --resume
begin local timed --resume
check "when the store answers, the one goes on with nothing lost and nothing twice" is_whole told 2
check "and so does the other" is_whole timed 2
