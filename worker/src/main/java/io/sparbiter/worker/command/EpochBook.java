package io.sparbiter.worker.command;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Metrics;
import io.sparbiter.worker.command.report.ReportReader;
import io.sparbiter.worker.command.report.Reported.Numbers;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes epochs of what a program reports. An epoch is complete when the objective's metric is there, or, where metrics
 * come in lines of their own, when all are, when one of them comes again, or when another epoch begins. One that ends
 * without the objective's metric is no epoch. What comes later for a complete one adds the metrics that it lacks.
 *
 * <p>Reports without a number are counted, from 1 in each attempt. An attempt that begins with a later number goes on after
 * the epochs that earlier attempts reported before it.
 */
final class EpochBook {
    private final List<String> names;
    private final String objective;
    private final boolean gathers;
    private final InstantSource clock;
    private final List<Epoch> earlier;
    private final TreeMap<Integer, Epoch> complete = new TreeMap<>();
    private final Map<String, Double> gathered = new LinkedHashMap<>();
    private boolean begun;
    private int named;
    private int open;
    private long since;

    /**
     * @param names the metrics, in the order in which an epoch has them
     * @param gathers see {@link ReportReader#gathers}
     * @param earlier what earlier attempts reported, in order
     */
    EpochBook(List<String> names, String objective, boolean gathers, List<Epoch> earlier, InstantSource clock) {
        this.names = List.copyOf(names);
        this.objective = objective;
        this.gathers = gathers;
        this.earlier = List.copyOf(earlier);
        this.clock = clock;
        since = clock.millis();
    }

    /** All complete epochs, in order; of earlier attempts those before this one's first. */
    List<Epoch> history() {
        return begun ? List.copyOf(complete.values()) : earlier;
    }

    /** The epochs that a report completes, in order; with the first one come those of earlier attempts before it. */
    List<Epoch> take(Numbers report) {
        List<Epoch> done = new ArrayList<>();
        report.epoch().ifPresent(number -> named = number);
        int number = number(report);
        if (open != 0 && (number != open || comesAgain(report))) {
            close(done);
        }
        // A report without a number that closed one belongs to the next.
        open(open == 0 && report.epoch().isEmpty() ? number(report) : number, report, done);
        return done;
    }

    /** The epoch that the program's end completes, if it does. */
    List<Epoch> finish() {
        List<Epoch> done = new ArrayList<>();
        if (open != 0) {
            close(done);
        }
        return done;
    }

    /** The number of the epoch that a report belongs to. */
    int number(Numbers report) {
        if (report.epoch().isPresent()) {
            return report.epoch().getAsInt();
        }
        if (open != 0) {
            return open;
        }
        return gathers && named != 0 ? named : last() + 1;
    }

    /** The last epoch of this attempt. */
    private int last() {
        return begun && !complete.isEmpty() ? complete.lastKey() : 0;
    }

    private boolean comesAgain(Numbers report) {
        return gathers && named == 0 && report.numbers().keySet().stream().anyMatch(gathered::containsKey);
    }

    private void open(int number, Numbers report, List<Epoch> done) {
        if (begun && complete.containsKey(number)) {
            complete.computeIfPresent(number, (key, epoch) -> supplemented(epoch, report));
            return;
        }
        open = number;
        gathered.putAll(report.numbers());
        if (gathers ? gathered.keySet().containsAll(names) : gathered.containsKey(objective)) {
            close(done);
        }
    }

    private void close(List<Epoch> done) {
        if (gathered.containsKey(objective)) {
            begin(done);
            long now = clock.millis();
            Epoch epoch = new Epoch(open, Metrics.of(names, gathered), Math.max(0, now - since));
            complete.put(open, epoch);
            done.add(epoch);
            since = now;
        }
        gathered.clear();
        open = 0;
    }

    private void begin(List<Epoch> done) {
        if (!begun) {
            begun = true;
            earlier.stream().filter(epoch -> epoch.number() < open).forEach(epoch -> {
                complete.put(epoch.number(), epoch);
                done.add(epoch);
            });
        }
    }

    private Epoch supplemented(Epoch epoch, Numbers report) {
        Map<String, Double> all = new LinkedHashMap<>(report.numbers());
        all.putAll(epoch.metrics().reported());
        return new Epoch(epoch.number(), Metrics.of(names, all), epoch.millis());
    }
}
