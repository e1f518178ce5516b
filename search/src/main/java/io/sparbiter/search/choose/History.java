package io.sparbiter.search.choose;

import io.sparbiter.search.space.IndexSet;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Objective;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that a model-based strategy knows of its search: what was proposed, what is in flight, what came back. */
public final class History {
    private final Space space;
    private final Objective objective;
    private final Ladder ladder;
    private final long cardinality;
    private final IndexSet tried;
    private final Set<Long> inFlight = new LinkedHashSet<>();
    private final List<Observation> observations = new ArrayList<>();
    /** Where in the observations a point's is. */
    private final Map<Long, Integer> places = new HashMap<>();

    private int revision;
    private long taken;
    private double[] targets = {};
    /** Empty until it is needed. */
    private Map<Stage, Double> seen = Map.of();

    /** Of trials that are seen at their ends only. */
    public History(Space space, Objective objective) {
        this(space, objective, Ladder.NONE);
    }

    /** @param ladder where trials are compared on their way */
    public History(Space space, Objective objective, Ladder ladder) {
        this.space = space;
        this.objective = objective;
        this.ladder = ladder;
        cardinality = space.cardinality();
        tried = IndexSet.within(cardinality);
    }

    /** Of trials that have ended, in this order. */
    public static History of(Space space, Objective objective, List<Observation> observations) {
        var history = new History(space, objective);
        observations.forEach(history::add);
        return history;
    }

    public Space space() {
        return space;
    }

    /** Whether no untried point is left. */
    public boolean isExhausted() {
        return taken == cardinality;
    }

    public boolean isTried(long index) {
        return tried.contains(index);
    }

    /** The number of points that were proposed here or elsewhere. */
    public long tried() {
        return taken;
    }

    /** The points in flight, in the order of proposal. */
    public Collection<Long> inFlight() {
        return Collections.unmodifiableCollection(inFlight);
    }

    /** One a point, in the order in which the points were told first: of one that was told again, the latest. */
    public List<Observation> observations() {
        return Collections.unmodifiableList(observations);
    }

    /** Counts the observations that were told, repeated ones included: as long as it is the same, so are they. */
    public int revision() {
        return revision;
    }

    /**
     * The observations' scores made comparable, more being better: their ranks as standard normal quantiles; to be left
     * as it is.
     */
    public double[] targets() {
        if (targets.length != observations.size()) {
            targets = NormalScores.of(observations, objective);
        }
        return targets;
    }

    /**
     * What each point showed at the rungs that it passed, and at its end: scores made comparable among all points as far as
     * they had come by then, as {@link #targets} are. In the order of the observations, for each by epochs.
     */
    public Map<Stage, Double> seen() {
        if (seen.isEmpty() && !observations.isEmpty()) {
            seen = Collections.unmodifiableMap(look());
        }
        return seen;
    }

    private Map<Stage, Double> look() {
        Map<Integer, double[]> early = new LinkedHashMap<>();
        ladder.rungs().forEach(rung -> early.put(rung, targetsAt(rung)));
        Map<Stage, Double> all = new LinkedHashMap<>();
        for (int i = 0; i < observations.size(); i++) {
            Observation observation = observations.get(i);
            for (int rung : passed(observation)) {
                all.put(ladder.stage(observation.index(), rung), early.get(rung)[i]);
            }
            all.put(end(observation), targets()[i]);
        }
        return all;
    }

    private double[] targetsAt(int rung) {
        return NormalScores.of(
                observations.stream()
                        .map(observation -> observation.cutAt(rung, objective))
                        .toList(),
                objective);
    }

    private List<Integer> passed(Observation observation) {
        return ladder.rungs().stream()
                .filter(rung -> observation.passed(rung, objective))
                .toList();
    }

    private static Stage end(Observation observation) {
        return new Stage(observation.index(), observation.lag());
    }

    /**
     * Where points were seen, the keys of {@link #seen} in their order, and after them where those in flight that were not
     * seen yet will be seen first.
     */
    public Set<Stage> stages() {
        Set<Stage> stages = new LinkedHashSet<>();
        for (Observation observation : observations) {
            passed(observation).forEach(rung -> stages.add(ladder.stage(observation.index(), rung)));
            stages.add(end(observation));
        }
        inFlight.forEach(index -> stages.add(ladder.first(index)));
        return stages;
    }

    /** The targets of the latest observations, as if there were no others. */
    double[] latestTargets(int most) {
        int count = observations.size();
        return NormalScores.of(observations.subList(Math.max(0, count - most), count), objective);
    }

    void put(long index) {
        take(index);
        inFlight.add(index);
    }

    void land(long index) {
        take(index);
        inFlight.remove(index);
    }

    void add(Observation observation) {
        land(observation.index());
        revision++;
        targets = new double[0];
        seen = Map.of();
        Integer place = places.putIfAbsent(observation.index(), observations.size());
        if (place == null) {
            observations.add(observation);
        } else {
            observations.set(place, observation);
        }
    }

    private void take(long index) {
        if (tried.add(index)) {
            taken++;
        }
    }
}
