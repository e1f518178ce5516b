-- The epochs of the best trial, with all that they reported.
SELECT trial_id, inline(history)
FROM (
  SELECT trial_id, history
  FROM trials
  WHERE score IS NOT NULL
  ORDER BY CASE direction WHEN 'minimize' THEN score ELSE -score END, trial_id
  LIMIT 1
)
ORDER BY epoch
