package io.sparbiter.search.choose;

import io.sparbiter.search.space.Space;
import io.sparbiter.search.space.TakenPoints;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Objective.Measure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** All that a model-based strategy knows of its search: what was proposed, what is in flight, what came back. */
public final class History {
    private final Space space;
    private final Objective objective;
    private final Ladder ladder;
    private final TakenPoints tried;
    /** Where each will be seen first. */
    private final Map<Long, Stage> inFlight = new LinkedHashMap<>();

    private final List<Observation> observations = new ArrayList<>();
    /** By rung, the observations as they were there. */
    private final List<List<Observation>> early;
    /** Of each observation, its stages by epochs. */
    private final List<List<Stage>> stages = new ArrayList<>();
    /** All of them. */
    private final Set<Stage> seenAt = new HashSet<>();
    /** Where in the observations a point's is. */
    private final Map<Long, Integer> places = new HashMap<>();

    /** Where the latest trial was seen first, and the next one will be. */
    private double firstLag;

    private int revision;
    private double[] targets = {};
    /** Empty until it is needed. */
    private Map<Stage, Double> seen = Map.of();
    /** By further objective; empty until they are needed. */
    private List<Map<Stage, Double>> others = List.of();

    /** Of trials that are seen at their ends only. */
    public History(Space space, Objective objective) {
        this(space, objective, Ladder.NONE);
    }

    /** @param ladder where trials are compared on their way */
    public History(Space space, Objective objective, Ladder ladder) {
        this.space = space;
        this.objective = objective;
        this.ladder = ladder;
        tried = new TakenPoints(space);
        firstLag = ladder.firstLag();
        early = ladder.rungs().stream()
                .map(rung -> (List<Observation>) new ArrayList<Observation>())
                .toList();
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

    /** Whether no untried point is left, or none is found. */
    public boolean isExhausted() {
        return tried.areAll();
    }

    /** Whether an index is no point that could be tried now: it was, or a constraint excludes it. */
    public boolean isTried(long index) {
        return tried.isTaken(index);
    }

    /** The number of points that were proposed here or elsewhere. */
    public long tried() {
        return tried.count();
    }

    /** The points in flight, in the order of proposal. */
    public Collection<Long> inFlight() {
        return Collections.unmodifiableCollection(inFlight.keySet());
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

    /**
     * {@link #seen} by objective, of the score first. A further objective is seen once for each point that has it, where the
     * point was seen last.
     */
    public List<Map<Stage, Double>> seenByObjective() {
        if (others.isEmpty()) {
            others = objective.others().stream().map(this::lookAt).toList();
        }
        return Stream.concat(Stream.of(seen()), others.stream()).toList();
    }

    private Map<Stage, Double> lookAt(Measure other) {
        int place = objective.others().indexOf(other);
        List<Observation> known = observations.stream()
                .filter(observation -> observation.has(place))
                .toList();
        double[] targets = NormalScores.of(
                known.stream().map(observation -> observation.other(place)).toList(),
                Objective.of(Metric.of(other.name(), other.direction())));
        Map<Stage, Double> all = new LinkedHashMap<>();
        for (int i = 0; i < targets.length; i++) {
            all.put(known.get(i).stage(), targets[i]);
        }
        return all;
    }

    private Map<Stage, Double> look() {
        Map<Stage, Double> all = new LinkedHashMap<>();
        List<double[]> earlyTargets =
                early.stream().map(there -> NormalScores.of(there, objective)).toList();
        for (int i = 0; i < observations.size(); i++) {
            for (int rung = 0; rung < early.size(); rung++) {
                all.put(early.get(rung).get(i).stage(), earlyTargets.get(rung)[i]);
            }
            all.put(observations.get(i).stage(), targets()[i]);
        }
        return all;
    }

    /** Where points were seen, the keys of {@link #seen}; after them, where those in flight will be seen first. */
    public Stream<Stage> stages() {
        return Stream.concat(stages.stream().flatMap(List::stream), unseen());
    }

    /** Where those in flight will be seen first that were not seen there yet. */
    public Stream<Stage> unseen() {
        return inFlight.values().stream().filter(stage -> !seenAt.contains(stage));
    }

    /** Whether a point was seen at a stage, or is expected there. */
    public boolean isStage(Stage stage) {
        return seenAt.contains(stage) || stage.equals(inFlight.get(stage.index()));
    }

    /** The targets of the latest observations, as if there were no others. */
    double[] latestTargets(int most) {
        int count = observations.size();
        return NormalScores.of(observations.subList(Math.max(0, count - most), count), objective);
    }

    void put(long index) {
        tried.take(index);
        inFlight.putIfAbsent(index, new Stage(index, firstLag));
    }

    void land(long index) {
        tried.take(index);
        inFlight.remove(index);
    }

    void add(Observation observation) {
        land(observation.index());
        revision++;
        targets = new double[0];
        seen = Map.of();
        others = List.of();
        int place = places.computeIfAbsent(observation.index(), index -> observations.size());
        if (place < observations.size()) {
            stages.get(place).forEach(seenAt::remove);
        }
        put(place, observation);
        firstLag = stages.get(place).get(0).lag();
    }

    private void put(int place, Observation observation) {
        List<Observation> cut = ladder.rungs().stream()
                .map(rung -> observation.cutAt(rung, ladder, objective))
                .toList();
        List<Stage> itsStages = Stream.concat(cut.stream(), Stream.of(observation))
                .map(Observation::stage)
                .distinct()
                .toList();
        for (int rung = 0; rung < cut.size(); rung++) {
            set(early.get(rung), place, cut.get(rung));
        }
        set(observations, place, observation);
        set(stages, place, itsStages);
        seenAt.addAll(itsStages);
    }

    /** Replaces what is at a place, or appends. */
    private static <T> void set(List<T> list, int place, T element) {
        if (place < list.size()) {
            list.set(place, element);
        } else {
            list.add(element);
        }
    }

    /** Gives up looking for an untried point. */
    void giveUp() {
        tried.giveUp();
    }
}
