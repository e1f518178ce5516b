package io.sparbiter.worker.network.throughput;

import java.util.List;
import java.util.Locale;

/**
 * A way to keep a machine busy: some processes with some workers each.
 *
 * @param name for the table
 * @param workers of each process
 * @param clock {@code wall} or {@code cpu}
 */
record Side(String name, List<Contestant> contestants, int workers, String clock) implements AutoCloseable {
    /** Images a second that all train together. */
    double train(SampleNetwork network, int batch, double seconds) {
        return measure("train", network, batch, seconds);
    }

    /** Images a second that all classify together, so many at a time. */
    double infer(SampleNetwork network, int images, double seconds) {
        return measure("infer", network, images, seconds);
    }

    /** The same processes with another number of workers each. */
    Side withWorkers(int number) {
        return new Side(name, contestants, number, clock);
    }

    String with() {
        return contestants.get(0).with();
    }

    private double measure(String what, SampleNetwork network, int size, double seconds) {
        String request =
                String.format(Locale.ROOT, "%s %d %d %.2f %s %s", what, workers, size, seconds, clock, network.word());
        contestants.forEach(contestant -> contestant.ask(request));
        return contestants.stream().mapToDouble(Contestant::rate).sum();
    }

    @Override
    public void close() {
        contestants.forEach(Contestant::close);
    }
}
