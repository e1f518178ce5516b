-- The ten trials that took longest an epoch.
SELECT trial_id, round(duration_ms / 1000 / epochs, 1) AS seconds_per_epoch, epochs, score, host, params.*
FROM trials
WHERE epochs > 0
ORDER BY duration_ms / epochs DESC, trial_id
LIMIT 10
