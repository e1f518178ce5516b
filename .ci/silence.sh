# What becomes of two searches whose store hangs in the middle and answers again, one of them told to end, the other with
# its time over: . .ci/silence.sh. On a quiet machine the word comes within 10 seconds and each end within 30; a busy one is
# given half as much again.
pace=0.5 # so that neither is over before the other begins
begin local told
begin local timed --max-time 15s
await_runs 4 told
await_runs 2 timed
store_hangs
hung=$SECONDS
check "of a store that hangs one hears soon" says_within 15 "Waiting for" told
send TERM told
check "told to end then, a search does soon" ends_within 45 143 "go on with --resume" told
check "its time over, a search ends soon" ends_within $((hung + 15 + 45 - SECONDS)) 1 "go on with --resume" timed
store_answers
begin local told --resume
begin local timed --resume
check "when the store answers, the one goes on with nothing lost and nothing twice" is_whole told 2
check "and so does the other" is_whole timed 2
