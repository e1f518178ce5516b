package io.sparbiter.driver.network.cli;

import io.sparbiter.driver.end.ExitCode;
import io.sparbiter.driver.network.trial.NetworkTrialType;
import io.sparbiter.worker.network.device.Backend;
import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.device.GpuInventory;
import io.sparbiter.worker.network.device.GpuInventory.Card;
import io.sparbiter.worker.network.device.cuda.CudaLibrary;
import io.sparbiter.worker.network.engine.EngineSelfTest;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "gpu",
        description =
                "Tells what trials find of GPUs on this machine: driver, libraries, cards, and whether a step on each"
                        + " is the CPU's. Exit code 1 if they cannot use any.")
final class GpuCommand implements Callable<Integer> {
    private static final double GIB = 1 << 30;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        if (Backend.name().startsWith("nd4j-cuda")) {
            out().printf(
                            "This jar is built with the profile cuda: Deeplearning4j's layers compute, by %s, and the engine"
                                    + " for GPUs is off.%nBuild the usual jar without the profile to have it.%n",
                            Backend.name());
            return ExitCode.FAILED;
        }
        NetworkTrialType.limitMemory(1);
        GpuInventory found = GpuInventory.take();
        found.libraries().forEach(this::print);
        long good = found.cards().stream().filter(this::isGood).count();
        out().println();
        out().println(verdict(found, good));
        return good > 0 ? ExitCode.DONE : ExitCode.FAILED;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private void print(CudaLibrary library) {
        String state = library.problem()
                .map(GpuCommand::firstLine)
                .orElseGet(() -> library.version().orElse("")
                        + library.file().map("  "::concat).orElse(""));
        out().printf("%-7s %s%n", library.name(), state);
    }

    private static String firstLine(String problem) {
        return problem.lines().findFirst().orElse("");
    }

    /** Prints what there is to say of a card. */
    private boolean isGood(Card card) {
        out().printf(
                        Locale.ROOT,
                        "GPU %-3d %s, compute capability %s, %.1f of %.1f GiB free%n",
                        card.gpu().ordinal(),
                        card.gpu().name(),
                        card.gpu().capability(),
                        card.freeBytes() / GIB,
                        card.totalBytes() / GIB);
        if (card.problem().isPresent()) {
            out().println(card.problem().get().indent(8).stripTrailing());
            return false;
        }
        return passes(card);
    }

    private boolean passes(Card card) {
        try {
            EngineSelfTest test = EngineSelfTest.of(card.gpu());
            out().printf(
                            Locale.ROOT,
                            "        self-test %s: a step's moments differ from the CPU's by %.1e (at most %.0e), in %.1f s%n",
                            test.passed() ? "passed" : "failed",
                            test.difference(),
                            EngineSelfTest.MOST,
                            test.time().toMillis() / 1e3);
            return test.passed();
        } catch (RuntimeException | OutOfMemoryError e) {
            out().printf("        self-test failed: %s%n", e.getMessage());
            return false;
        }
    }

    private static String verdict(GpuInventory found, long good) {
        if (found.problem().isPresent()) {
            return "Trials train on the CPU. " + found.problem().get();
        }
        if (!Device.wantedEngine().orElse(Device.CUDA).equals(Device.CUDA)) {
            return "Trials train on the CPU, as -D%s=%s asks."
                    .formatted(Device.PROPERTY, Device.wantedEngine().get());
        }
        if (found.cards().stream().allMatch(card -> card.problem().isPresent())) {
            return "Trials train on the CPU.";
        }
        return good > 0
                ? "Trials train on the GPU that they are given, in local mode on all that can be used, in turn."
                : "No GPU passed. -Dsparbiter.engine=onednn keeps trials on the CPU meanwhile.";
    }
}
