-- Does the optimizer matter? Of networks; any axis of any search can take its place, and score that of val_accuracy.
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
