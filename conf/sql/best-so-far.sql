-- How the best score grew: each trial that was better than all that had finished before it.
WITH finished AS (
  SELECT search, trial_id, finished_at, score, proposed_by,
         CASE direction WHEN 'minimize' THEN -score ELSE score END AS merit,
         row_number() OVER (PARTITION BY search ORDER BY finished_at, trial_id) AS finished
  FROM trials
  WHERE score IS NOT NULL
),
compared AS (
  SELECT *,
         max(merit) OVER (PARTITION BY search ORDER BY finished ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
           AS merit_before
  FROM finished
)
SELECT search, finished, finished_at, trial_id, score, proposed_by
FROM compared
WHERE merit_before IS NULL OR merit > merit_before
ORDER BY search, finished
