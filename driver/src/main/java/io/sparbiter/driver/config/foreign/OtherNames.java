package io.sparbiter.driver.config.foreign;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of a search by the names that W&B, Katib, NNI, Ray, Optuna, Hydra and their like have for them. What a type of
 * trials is set by under other names, the type tells.
 */
final class OtherNames {
    private static final List<OtherName> OF_SEARCHES = List.of(
            OtherName.of("parameters params search_space searchSpace hyperparameters hp_space axes", "space"),
            OtherName.of(
                    "algorithm method sampler tuner search_alg search_algorithm searchAlgorithm"
                            + " strategy.name strategy.method strategy.algorithm strategy.algorithmName",
                    OtherValues::strategy),
            OtherName.of(
                    "scheduler early_terminate early_termination earlyStopping assessor advisor", OtherValues::pruner),
            OtherName.of("pruner.name pruner.algorithmName", OtherValues::pruner),
            OtherName.of("pruner.min_iter pruner.grace_period pruner.min_resource", "pruner.min_epochs"),
            OtherName.of("pruner.eta", "pruner.reduction_factor"),
            OtherName.of("pruner.n_startup_trials pruner.min_trials_required", "pruner.startup_trials"),
            OtherName.of("pruner.n_warmup_steps pruner.start_step", "pruner.warmup_epochs"),
            OtherName.of(
                    "metric metrics monitor metric_name objectiveMetricName objective.name objective.objectiveMetricName",
                    OtherValues::objective),
            OtherName.of(
                    "goal direction directions mode optimize_mode objective.type objective.goal objective.mode",
                    OtherValues::direction),
            OtherName.of("target target_score target_value stop_score", "budget.target_score"),
            OtherName.of(
                    "max_trials n_trials num_samples num_trials maxTrialCount maxTrialNumber max_evals run_cap n_iter"
                            + " trials",
                    "budget.trials"),
            new OtherName(
                    List.of(
                            "n_jobs",
                            "parallelism",
                            "parallelTrialCount",
                            "trialConcurrency",
                            "max_concurrent_trials",
                            "max_concurrent",
                            "max_workers",
                            "workers"),
                    OtherValues::parallelism,
                    "Remove it; as many trials run at once as there are slots."),
            OtherName.of("timeout max_time time_budget_s time_limit maxExperimentDuration", OtherValues::maxTime),
            OtherName.of("trial_timeout maxTrialDuration", OtherValues::trialTimeout),
            OtherName.of("max_failures maxFailedTrialCount", OtherValues::failures),
            OtherName.of("random_state random_seed", "seed"),
            OtherName.of("checkpoint_dir checkpoint_path", "checkpoint.directory"),
            OtherName.of(
                    "program command cmd trialCommand trial_command trial.command trial.cmd", OtherValues::command),
            OtherName.none(
                    "name study_name experiment_name experimentName", "Remove it; search --name names a search."),
            OtherName.none("results storage output_dir", "Remove it; search --results says where results go."),
            OtherName.none(
                    "apiVersion kind metadata trialTemplate trainingService trialCodeDirectory project entity"
                            + " description defaults objective.additionalMetricNames load_if_exists",
                    "Remove it; a search file has nothing of the kind."));

    /** Which have no meaning but what is below them. */
    private static final List<String> CONTAINERS = List.of("spec", "hydra", "sweeper", "study", "tune_config");

    private final Map<String, OtherName> names = new LinkedHashMap<>();
    private final Set<String> sections =
            new HashSet<>(Set.of("strategy", "pruner", "objective", "budget", "checkpoint"));

    /** @param ofTrials other names of settings of these trials, each with the setting's full name here */
    OtherNames(Map<String, String> ofTrials) {
        ofTrials.forEach((word, setting) -> {
            names.put(word, OtherName.of(word, setting));
            sections.add(setting.substring(0, setting.indexOf('.')));
        });
        // Its keys are those of a type of trials, whatever other tools call so.
        sections.remove("trial");
        OF_SEARCHES.forEach(name -> name.words().forEach(word -> names.putIfAbsent(word, name)));
    }

    /** What a key at the top of a file is the name of. */
    Optional<OtherName> of(String key) {
        return Optional.ofNullable(names.get(key));
    }

    /** What a key in a section is the name of; empty where keys are the user's own or those of a type of trials. */
    Optional<OtherName> of(String section, String key) {
        Optional<OtherName> there = of(section + "." + key);
        return there.isPresent() || !sections.contains(section) ? there : of(key);
    }

    static boolean isContainer(String key) {
        return CONTAINERS.contains(key);
    }
}
