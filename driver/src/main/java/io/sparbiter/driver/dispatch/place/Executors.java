package io.sparbiter.driver.dispatch.place;

import io.sparbiter.driver.spark.SparkProcess;
import io.sparbiter.driver.spark.TaskScheduling;
import io.sparbiter.search.trial.Placement;
import java.util.Collection;
import java.util.List;

/** The executors that are there now. In local mode there are none: the driver runs the trials. */
public final class Executors {
    private final TaskScheduling scheduling;

    Executors(TaskScheduling scheduling) {
        this.scheduling = scheduling;
    }

    /** Spark's id of an executor, and the name of its machine. */
    public record Executor(String id, String host) {
        /** @param hostPort without a port as long as the executor has none */
        static Executor of(String id, String hostPort) {
            return new Executor(id, hostPort.replaceFirst(":\\d+$", ""));
        }

        /** As Spark wants to be told where a task should run. */
        private String location() {
            return "executor_" + host + "_" + id;
        }
    }

    List<Executor> all() {
        return scheduling.executors().stream()
                .filter(executor -> !executor.id().equals(SparkProcess.DRIVER))
                .map(executor -> Executor.of(executor.id(), executor.hostPort()))
                .toList();
    }

    /** Where a trial runs: machines are told apart by their names, and executors where there is one name only. */
    Place place(Placement placement) {
        boolean haveOneHost = all().stream().map(Executor::host).distinct().count() <= 1;
        return new Place(placement.host(), haveOneHost ? placement.executor() : "");
    }

    /** Whether there are executors at none of these places. */
    boolean areOutside(Collection<Place> places) {
        return !outside(all(), places).isEmpty();
    }

    /** Those of the executors that are at none of these places. */
    static List<Executor> outside(List<Executor> executors, Collection<Place> places) {
        return executors.stream()
                .filter(executor -> places.stream().noneMatch(place -> place.has(executor)))
                .toList();
    }

    /** Where Spark should run a task to keep it from these places; empty for anywhere, also if there is nowhere else. */
    List<String> locationsOutside(Collection<Place> places) {
        List<Executor> others = places.isEmpty() ? List.of() : outside(all(), places);
        boolean areMachines = places.stream().allMatch(place -> place.executor().isEmpty());
        return others.stream()
                .map(other -> areMachines ? other.host() : other.location())
                .distinct()
                .toList();
    }
}
