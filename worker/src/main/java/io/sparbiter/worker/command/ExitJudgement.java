package io.sparbiter.worker.command;

import io.sparbiter.search.trial.Ending;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.worker.Counted;
import io.sparbiter.worker.command.process.CommandEvent.Output;
import io.sparbiter.worker.command.process.ExitStatus;
import io.sparbiter.worker.command.process.ExitStatus.NotStarted;
import io.sparbiter.worker.command.process.ExitStatus.Signalled;
import io.sparbiter.worker.command.process.ExitStatus.Success;
import io.sparbiter.worker.command.process.RunningCommand;
import java.util.List;
import java.util.stream.Stream;

/**
 * What it means that a program ended by itself.
 *
 * @param epochs the most that the trial reports
 * @param running the command, whose last lines tell why it failed
 */
record ExitJudgement(Launch launch, Hearing hearing, RunningCommand running, int epochs) {
    private static final int LINES = 20;

    /** The outcome; throws {@link ProgramException} where the program could not begin. */
    Outcome outcome(ExitStatus status, Ending ending) {
        if (status instanceof Success) {
            return ending.hasScore() ? ending.completed(reason(ending)) : withoutScore(ending);
        }
        if (status instanceof NotStarted && ending.history().isEmpty()) {
            throw launch.notStarted(lines(Stream.of(status.meaning())));
        }
        Failure kind = status instanceof Signalled signal && signal.isKill() ? Failure.OUT_OF_MEMORY : Failure.ERROR;
        return ending.failed(kind, lines(Stream.of("the command " + status.meaning() + lastLine())));
    }

    /** What a program says last is most often why it ended: it belongs into the one line that summaries show. */
    private String lastLine() {
        List<String> last = running.tail(Output.STDERR).lines(LINES);
        return last.stream()
                .filter(line -> !line.isBlank())
                .reduce((earlier, later) -> later)
                .map(line -> ": " + line.strip())
                .orElse("");
    }

    private String reason(Ending ending) {
        String reported =
                reported(ending.history().get(ending.history().size() - 1).number());
        return hearing.complaint().isEmpty() ? reported : reported + "; " + hearing.complaint();
    }

    private String reported(int last) {
        if (last < epochs) {
            return "the command ended after %d of %s".formatted(last, Counted.of(epochs, "epoch"));
        }
        return epochs == 1 ? "reported its only epoch" : "reported all %d epochs".formatted(epochs);
    }

    private Outcome withoutScore(Ending ending) {
        String problem =
                "the command reported no " + ending.objective().metric().name();
        return ending.failed(Failure.ERROR, lines(Stream.of(problem, hearing.complaint())));
    }

    /** The words, and below them the last lines that the program printed. */
    private String lines(Stream<String> words) {
        List<String> errors = running.tail(Output.STDERR).lines(LINES);
        List<String> printed = errors.isEmpty() ? running.tail(Output.STDOUT).lines(LINES) : errors;
        return String.join(
                "\n",
                Stream.concat(words.filter(word -> !word.isEmpty()), printed.stream())
                        .toList());
    }
}
