-- The ten best trials, with their parameters. Of equal scores the lower trial id comes first.
SELECT trial_id, score, params.*, epochs, round(duration_ms / 1000) AS seconds
FROM trials
WHERE score IS NOT NULL
ORDER BY CASE direction WHEN 'minimize' THEN score ELSE -score END, trial_id
LIMIT 10
