-- Does the optimizer matter? Any other axis can take its place.
SELECT params.optimizer,
       count(*)              AS trials,
       max(val_accuracy)     AS best,
       median(val_accuracy)  AS median,
       avg(val_accuracy)     AS mean,
       min(val_accuracy)     AS worst
FROM trials
WHERE score IS NOT NULL
GROUP BY params.optimizer
ORDER BY best DESC, optimizer
