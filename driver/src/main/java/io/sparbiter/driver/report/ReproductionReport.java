package io.sparbiter.driver.report;

import io.sparbiter.driver.reproduce.Reproduction;
import io.sparbiter.driver.reproduce.Reproduction.Difference;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.trial.Epoch;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tells what running a trial again showed: epoch by epoch, then the verdict, then what may be the cause. */
public final class ReproductionReport {
    private final Reproduction reproduction;
    private final int screen;

    /** @param screen how wide its table may be, at most {@link TextTable#WIDTH} */
    public ReproductionReport(Reproduction reproduction, int screen) {
        this.reproduction = reproduction;
        this.screen = screen;
    }

    public String text() {
        TrialRow then = reproduction.then();
        return "Trial " + then.trialId() + " of search " + then.search() + ", run again\n\n" + epochs() + "\n"
                + verdict() + circumstances();
    }

    private String epochs() {
        int most = Math.max(
                reproduction.then().ending().history().size(),
                reproduction.now().ending().history().size());
        if (most == 0) {
            return "No epoch ended, then or now.\n";
        }
        List<Integer> numbers = IntStream.rangeClosed(1, most).boxed().toList();
        var table = new TextTable(screen)
                .column("epoch", numbers.stream().map(String::valueOf).toList());
        for (String name : reproduction.names()) {
            table.column(name, cells(numbers, epoch -> epoch.metrics().get(name)));
        }
        return table.column(
                        "then and now", numbers.stream().map(this::comparison).toList())
                .toString();
    }

    /** Of this run, or where it has no such epoch of the first. */
    private List<String> cells(List<Integer> numbers, Function<Epoch, Double> value) {
        List<Epoch> now = reproduction.now().ending().history();
        List<Epoch> then = reproduction.then().ending().history();
        return numbers.stream()
                .map(number -> number <= now.size() ? now.get(number - 1) : then.get(number - 1))
                .map(value)
                .map(NumberText::of)
                .toList();
    }

    private String comparison(int number) {
        List<Difference> differences = reproduction.differences(number);
        return differences.isEmpty()
                ? "the same"
                : differences.stream().map(Difference::name).collect(Collectors.joining(", ")) + " differ";
    }

    private String verdict() {
        if (reproduction.isSame()) {
            String score = reproduction.then().score().isPresent()
                    ? "and the score, "
                            + NumberText.of(reproduction.then().score().getAsDouble()) + ", agree"
                    : "and the end agree";
            return "Reproduced: all epochs " + score + " bit for bit.\n";
        }
        OptionalInt first = reproduction.firstDifferentEpoch();
        String where = first.isPresent()
                ? "the first difference is in epoch " + first.getAsInt() + ".\n"
                        + lines(reproduction.differences(first.getAsInt()))
                : "all epochs agree, but not the end.\n";
        return "Not reproduced: " + where + lines(reproduction.results());
    }

    private String circumstances() {
        List<Difference> circumstances = reproduction.circumstances();
        if (!circumstances.isEmpty()) {
            return "\nThis is not as it was:\n" + lines(circumstances);
        }
        return reproduction.isSame()
                ? ""
                : "\nData, configuration, version, backend and threads are as they were. Another processor adds"
                        + " floating-point numbers in another order.\n";
    }

    private static String lines(List<Difference> differences) {
        return differences.stream()
                .map(difference ->
                        "  " + difference.name() + " was " + difference.then() + " and is " + difference.now() + "\n")
                .collect(Collectors.joining());
    }
}
