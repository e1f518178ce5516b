package io.sparbiter.worker.network.throughput;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Images a second that PyTorch trains on the same GPU, as {@code bench/gpu.py} measures them. */
final class TorchRates implements AutoCloseable {
    private static final int THREADS = 4;

    private final double seconds;
    private final Budget budget;
    private Optional<Contestant> torch;

    /** @param python with PyTorch, gpu.py and the directory of images; empty to leave it out */
    TorchRates(List<String> python, double seconds, Budget budget) {
        this.seconds = seconds;
        this.budget = budget;
        torch = python.isEmpty() ? Optional.empty() : start(python);
    }

    private static Optional<Contestant> start(List<String> python) {
        try {
            return Optional.of(Contestant.python(python.get(0), python.get(1), python.get(2), THREADS));
        } catch (RuntimeException e) {
            System.out.println("PyTorch is left out: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** What it is; empty if it is left out. */
    Optional<String> with() {
        return torch.map(Contestant::with);
    }

    /** @param how {@code eager}, {@code graph} or {@code compiled}; empty if it cannot, or not in time */
    OptionalDouble rate(String how, GpuTraining training) {
        if (torch.isEmpty()) {
            return OptionalDouble.empty();
        }
        Contestant asked = torch.get();
        asked.ask(String.format(
                Locale.ROOT,
                "%s 1 %d %.2f wall %s",
                how,
                training.batch(),
                seconds,
                training.network().word()));
        try {
            double rate = CompletableFuture.supplyAsync(asked::rate)
                    .get((long) (1000 * Math.max(1, budget.secondsLeft())), TimeUnit.MILLISECONDS);
            return OptionalDouble.of(rate);
        } catch (ExecutionException e) {
            System.out.printf(
                    "PyTorch, %s, %s: %s%n",
                    how, training.network().word(), e.getCause().getMessage());
            return OptionalDouble.empty();
        } catch (TimeoutException | InterruptedException e) {
            System.out.printf(
                    "PyTorch, %s, %s: not in time%n", how, training.network().word());
            close();
            return OptionalDouble.empty();
        }
    }

    @Override
    public void close() {
        torch.ifPresent(Contestant::close);
        torch = Optional.empty();
    }
}
