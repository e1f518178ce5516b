-- Is a machine slower than the others, or does it fail more often?
SELECT host,
       count(*)                                                       AS trials,
       sum(CASE WHEN status = 'failed' THEN 1 ELSE 0 END)             AS failed,
       sum(CASE WHEN attempt > 1 THEN 1 ELSE 0 END)                   AS retried,
       round(sum(duration_ms) / 3600000, 2)                           AS trial_hours,
       round(sum(duration_ms) / nullif(sum(epochs), 0) / 1000, 2)     AS seconds_per_epoch
FROM trials
WHERE host IS NOT NULL
GROUP BY host
ORDER BY seconds_per_epoch DESC, host
