-- The ten worst trials that have a score; failures.sql lists those that have none.
SELECT trial_id, score, params.*, epochs, round(duration_ms / 1000) AS seconds
FROM trials
WHERE score IS NOT NULL
ORDER BY CASE direction WHEN 'minimize' THEN -score ELSE score END, trial_id
LIMIT 10
