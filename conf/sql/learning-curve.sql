-- The epochs of the best trial.
SELECT e.trial_id, e.epoch, e.train_loss, e.val_loss, e.val_accuracy, e.learning_rate, e.millis
FROM epochs e
JOIN (
  SELECT search, trial_id
  FROM trials
  WHERE score IS NOT NULL
  ORDER BY CASE direction WHEN 'minimize' THEN score ELSE -score END, trial_id
  LIMIT 1
) best ON e.search = best.search AND e.trial_id = best.trial_id
ORDER BY e.epoch
