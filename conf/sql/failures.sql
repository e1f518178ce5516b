-- The trials without a score, and why. `stop_reason` is the kind of a failure, `error` its message.
SELECT trial_id, status, stop_reason, split(error, '\n')[0] AS error, epochs, attempt, host, executor, finished_at
FROM trials
WHERE score IS NULL
ORDER BY status, stop_reason, trial_id
