"""What .ci/exchange.sh asks of Optuna and MLflow themselves. Each command exits with a message if something is not as it is to be."""

import csv
import json
import sys

STATES = {"completed": "COMPLETE", "pruned": "PRUNED", "stopped": "PRUNED"}
STATUSES = {"completed": "FINISHED", "pruned": "FINISHED", "stopped": "KILLED", "cancelled": "KILLED"}


def same(what, seen, wanted):
    if seen != wanted:
        sys.exit(f"{what}: {seen} is not {wanted}")


def trials(path):
    with open(path) as file:
        return json.load(file)


def storage(path):
    from optuna.storages import JournalStorage
    from optuna.storages.journal import JournalFileBackend

    return JournalStorage(JournalFileBackend(path))


def study(journal, table):
    """Makes a study of 50 trials over the space of examples/shell, some of them pruned, one failed."""
    import optuna

    def loss(trial):
        x = trial.suggest_float("x", -4, 4, step=0.5)
        y = trial.suggest_float("y", -4, 4, step=0.5)
        if trial.number == 7:
            raise ValueError("no such point")
        for step in range(3):
            trial.report(x * x + y * y + 1 / (step + 1), step)
            if trial.should_prune():
                raise optuna.TrialPruned()
        return x * x + y * y + 1 / 3

    tried = optuna.create_study(
        study_name="shell",
        storage=storage(journal),
        sampler=optuna.samplers.RandomSampler(seed=1),
        pruner=optuna.pruners.MedianPruner(n_startup_trials=10),
    )
    tried.optimize(loss, n_trials=50, catch=ValueError)
    tried.trials_dataframe().to_csv(table, index=False)


def optuna(journal, exported):
    """Loads a journal as a study, which has the trials of a JSON export."""
    import optuna

    loaded = optuna.load_study(study_name=None, storage=storage(journal))
    rows = trials(exported)
    same("number of trials", len(loaded.trials), len(rows))
    same("states", [trial.state.name for trial in loaded.trials], [STATES.get(row["status"], "FAIL") for row in rows])
    same("values", [trial.value for trial in loaded.trials], [row["score"] for row in rows])
    same("parameters", [trial.params for trial in loaded.trials], [row["params"] for row in rows])
    completed = [row["score"] for row in rows if row["status"] == "completed"]
    best = max(completed) if rows[0]["direction"] == "maximize" else min(completed)
    same("best value", loaded.best_value, best)
    for trial, row in zip(loaded.trials, rows):
        reported = {epoch["epoch"]: epoch[row["metric"]] for epoch in row["history"] if row["metric"] in epoch}
        same("values by epoch", trial.intermediate_values, reported)


def front(journal, table):
    """The trials of Optuna's Pareto front are those of a table with the column trial_id, of which the study has more."""
    import optuna

    loaded = optuna.load_study(study_name=None, storage=storage(journal))
    same("objectives", len(loaded.directions), 2)
    with open(table, newline="") as file:
        same("front", sorted(trial.number + 1 for trial in loaded.best_trials),
             sorted(int(row["trial_id"]) for row in csv.DictReader(file)))


def mlflow(uri, experiment, exported):
    """Reads an experiment by MLflow's client: a parent, and a nested run for each trial of a JSON export."""
    from mlflow import MlflowClient

    client = MlflowClient(uri)
    found = client.get_experiment_by_name(experiment)
    runs = client.search_runs([found.experiment_id], max_results=1000)
    rows = trials(exported)
    same("number of runs", len(runs), 1 + len(rows))
    parent = next(run for run in runs if "sparbiter.trial" not in run.data.tags)
    same("status of the parent", parent.info.status, "FINISHED")
    by_trial = {run.data.tags["sparbiter.trial"]: run for run in runs if run is not parent}
    for row in rows:
        run = by_trial[str(row["trial_id"])]
        same("parent", run.data.tags["mlflow.parentRunId"], parent.info.run_id)
        same("status", run.info.status, STATUSES.get(row["status"], "FAILED"))
        same("parameters", {axis: float(value) for axis, value in run.data.params.items()}, row["params"])
        same("score", run.data.metrics.get("score"), row["score"])
        metric = row["metric"]
        history = [(seen.step, seen.value) for seen in client.get_metric_history(run.info.run_id, metric)]
        same("epochs", sorted(history), [(epoch["epoch"], epoch[metric]) for epoch in row["history"]])


def artifacts(uri, experiment, trial, names):
    """The files below model of a trial's run."""
    from mlflow import MlflowClient

    client = MlflowClient(uri)
    found = client.get_experiment_by_name(experiment)
    run = client.search_runs([found.experiment_id], f"tags.`sparbiter.trial` = '{trial}'")[0]
    stored = [file.path for file in client.list_artifacts(run.info.run_id, "model")]
    same("artifacts", sorted(stored), sorted("model/" + name for name in names.split(",")))


def points(path):
    with open(path, newline="") as file:
        return {(float(row["params.x"]), float(row["params.y"])) for row in csv.DictReader(file)}


def apart(old, new):
    """No point of one CSV export is in the other, which has some."""
    same("points that were tried again", points(old) & points(new), set())
    if not points(new):
        sys.exit("nothing was tried")


{function.__name__: function for function in (study, optuna, front, mlflow, artifacts, apart)}[sys.argv[1]](*sys.argv[2:])
