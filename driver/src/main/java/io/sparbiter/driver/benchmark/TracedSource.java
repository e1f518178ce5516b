package io.sparbiter.driver.benchmark;

import io.sparbiter.driver.benchmark.table.RecordedTable;
import io.sparbiter.search.loop.CandidateSource;
import io.sparbiter.search.loop.SearchListener;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Status;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Notes how a replay stands at its checkpoints. As a source it hears of ends after the strategy has, whose recommendation
 * it asks for; as a listener it hears of all else.
 */
final class TracedSource implements CandidateSource, SearchListener {
    private final CandidateSource source;
    private final RecordedTable table;
    private final Objective objective;
    private final LongSupplier millis;
    private final Map<By, Milestones> milestones = new EnumMap<>(By.class);
    private final Incumbent incumbent;
    private final BestPoints bestPoints;
    private final Map<Integer, Running> running = new HashMap<>();
    private final Set<Long> tried = new HashSet<>();
    private int ended;
    private long epochs;

    /** A trial and the last epoch that it has reported, 0 if none. */
    private record Running(Trial trial, int epoch) {}

    /** @param millis the virtual clock, from 0 */
    TracedSource(
            CandidateSource source, RecordedObjective recorded, List<Checkpoint> checkpoints, LongSupplier millis) {
        this.source = source;
        this.millis = millis;
        table = recorded.table();
        objective = recorded.objective();
        incumbent = new Incumbent(table);
        bestPoints = new BestPoints(table);
        for (By by : By.values()) {
            List<Checkpoint> some =
                    checkpoints.stream().filter(point -> point.by() == by).toList();
            milestones.put(by, new Milestones(some, this::standing));
        }
    }

    /** At the checkpoints that were reached by now; the replay is over. */
    Map<Checkpoint, Standing> standings() {
        milestones.get(By.EPOCHS).upTo(epochs);
        milestones.get(By.SECONDS).upTo(millis.getAsLong());
        Map<Checkpoint, Standing> all = new HashMap<>();
        milestones.values().forEach(some -> all.putAll(some.reached()));
        return all;
    }

    /** How many epochs were trained and reported, in all trials together. */
    long epochs() {
        return epochs;
    }

    @Override
    public void proposed(int asked, List<Trial> trials) {
        passTime();
        for (Trial trial : trials) {
            running.put(trial.id(), new Running(trial, 0));
            bestPoints.started(trial.point().index());
        }
    }

    @Override
    public void epochEnded(EpochReport report) {
        passTime();
        Running trial = running.get(report.trialId());
        int number = report.epoch().number();
        long spent = epochs + number - trial.epoch();
        milestones.get(By.EPOCHS).before(spent);
        epochs = spent;
        running.put(report.trialId(), new Running(trial.trial(), number));
        incumbent.hear(trial.trial().point(), number, objective.score(report.epoch()));
    }

    /** A trial that ended with its search has not ended by itself. */
    @Override
    public void tell(TrialResult result) {
        passTime();
        source.tell(result);
        running.remove(result.trial().id());
        Status status = result.outcome().status();
        if (status != Status.STOPPED && status != Status.CANCELLED) {
            ended(result.trial().point().index(), status);
        }
    }

    /** It has not ended after all; its epochs are counted already. */
    @Override
    public void continued(TrialResult last) {
        passTime();
        source.continued(last);
        List<Epoch> history = last.outcome().history();
        running.put(
                last.trial().id(),
                new Running(last.trial(), history.get(history.size() - 1).number()));
        bestPoints.goesOn(last.trial().point().index());
        ended--;
    }

    private void ended(long point, Status status) {
        tried.add(point);
        if (status == Status.PRUNED) {
            bestPoints.pruned(point);
        }
        ended++;
        milestones.get(By.TRIALS).upTo(ended);
    }

    private void passTime() {
        milestones.get(By.SECONDS).before(millis.getAsLong());
    }

    private Standing standing() {
        Optional<Point> recommended = tried.isEmpty() ? Optional.empty() : recommend();
        double regret = incumbent.regret();
        return new Standing(
                ended,
                regret,
                recommended.map(table::regret).orElse(regret),
                tried.size(),
                bestPoints.startedShare(),
                bestPoints.prunedShare());
    }

    @Override
    public List<Candidate> next(int max) {
        return source.next(max);
    }

    @Override
    public int goOn(List<TrialResult> waiting) {
        return source.goOn(waiting);
    }

    @Override
    public Optional<Point> recommend() {
        return source.recommend();
    }
}
