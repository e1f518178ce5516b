package io.sparbiter.driver.dispatch.place;

import io.sparbiter.search.loop.SickHost;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells failures of trials from those of the machines they ran on, by what becomes of a trial elsewhere: a machine is sick
 * if a trial that failed there at once trains on another. It then gets no trials for a while. For one thread.
 */
final class HostHealth {
    /** A trial that fails later than this has found its machine in order. */
    static final Duration AT_ONCE = Duration.ofSeconds(10);

    /** How long a sick machine gets no trials. */
    static final Duration LEAVE = Duration.ofMinutes(10);

    /** So many failures in a row make a machine suspect on which trials have trained before. */
    static final int SUSPECT = 3;

    /** Of each trial in flight, the places where it failed and no other has trained since, and what it said there. */
    private final Map<Integer, Map<Place, String>> failedAt = new HashMap<>();

    private final Set<Place> trainedAt = new HashSet<>();
    private final Map<Place, Integer> failedInARow = new HashMap<>();
    private final Map<Place, Instant> sickUntil = new HashMap<>();

    /**
     * A trial failed.
     *
     * @param after so much time
     * @return whether the place may be to blame, so that the trial should be tried elsewhere
     */
    boolean failed(int trialId, Place place, Failed failed, Duration after) {
        boolean isInfrastructures = failed.kind() == Failure.INFRASTRUCTURE;
        if (!isInfrastructures && !isAtOnce(failed, after)) {
            return false;
        }
        int inARow = failedInARow.merge(place, 1, Integer::sum);
        boolean isSuspect = isInfrastructures || !trainedAt.contains(place) || inARow >= SUSPECT;
        if (isSuspect) {
            failedAt.computeIfAbsent(trialId, first -> new LinkedHashMap<>()).put(place, failed.brief());
        }
        return isSuspect;
    }

    private static boolean isAtOnce(Failed failed, Duration after) {
        return failed.kind() == Failure.ERROR && failed.history().isEmpty() && after.compareTo(AT_ONCE) < 0;
    }

    /** A trial ended an epoch, or ended without having failed; returns the places that are found to be sick by this. */
    List<SickHost> trained(int trialId, Place place, Instant now) {
        trainedAt.add(place);
        failedInARow.remove(place);
        failedAt.values().forEach(places -> places.keySet().removeIf(place::overlaps));
        Set<Place> known = new HashSet<>(sick(now));
        List<SickHost> found = new ArrayList<>();
        forget(trialId).forEach((failed, message) -> {
            Place sick = blamed(failed);
            exclude(sick, now.plus(LEAVE));
            if (known.add(sick)) {
                found.add(new SickHost(sick.words(), reason(trialId, place, message)));
            }
        });
        return found;
    }

    /** The whole machine unless something trained on it: the executors of one are told apart while there is no other. */
    private Place blamed(Place failed) {
        boolean isPartlyWell = trainedAt.stream().anyMatch(failed.machine()::overlaps);
        return isPartlyWell ? failed : failed.machine();
    }

    /** Nothing is known of a place that comes back. */
    private void exclude(Place place, Instant until) {
        sickUntil.put(place, until);
        trainedAt.removeIf(place::overlaps);
        failedInARow.keySet().removeIf(place::overlaps);
    }

    private Map<Place, String> forget(int trialId) {
        Map<Place, String> places = failedAt.remove(trialId);
        return places == null ? Map.of() : places;
    }

    private static String reason(int trialId, Place place, String message) {
        return "trial %d failed there and trains on %s: %s".formatted(trialId, place.words(), message);
    }

    /** A trial is over. */
    void ended(int trialId) {
        failedAt.remove(trialId);
    }

    /** The places that get no trials now. */
    Set<Place> sick(Instant now) {
        sickUntil.values().removeIf(until -> !until.isAfter(now));
        return Set.copyOf(sickUntil.keySet());
    }

    /** Where this trial should not run: the sick places, and where it has failed. */
    Set<Place> avoided(int trialId, Instant now) {
        Set<Place> avoided = new HashSet<>(sick(now));
        avoided.addAll(failedAt.getOrDefault(trialId, Map.of()).keySet());
        return avoided;
    }
}
