-- How many trials ended how, and what they took.
SELECT search, status, count(*) AS trials, sum(epochs) AS epochs, round(sum(duration_ms) / 3600000, 2) AS trial_hours
FROM trials
GROUP BY search, status
ORDER BY search, trials DESC, status
