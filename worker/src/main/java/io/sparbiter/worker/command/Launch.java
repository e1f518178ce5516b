package io.sparbiter.worker.command;

import io.sparbiter.search.trial.Trial;
import io.sparbiter.worker.command.process.Command;
import io.sparbiter.worker.command.process.Cookie;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What an attempt's program is given: its words, its environment and the file with the point.
 *
 * @param gpu see {@link io.sparbiter.search.trial.TrialMonitor#gpu}
 * @param checkpoint the directory of the trial's checkpoints
 */
record Launch(CommandSettings settings, Trial trial, String gpu, Scratch scratch, Path checkpoint) {
    private static final String UNBUFFERED = "PYTHONUNBUFFERED";

    /** The command line for people; variables of the environment, which may be secret, are not filled in. */
    String shown() {
        return ShellText.quoted(written());
    }

    private List<String> written() {
        return macros(Macros::written).words(settings.run());
    }

    /** Writes the point's file and says what to run. */
    Command command(Cookie cookie) throws IOException {
        Files.writeString(scratch.params(), PointText.json(trial.point()));
        Macros macros = macros(Launch::variable);
        return new Command(
                macros.words(settings.run()),
                environment(macros),
                Path.of("").toAbsolutePath(),
                cookie,
                scratch.reports());
    }

    private Macros macros(UnaryOperator<String> environment) {
        return new Macros(
                trial.point(),
                Map.of(
                        Macros.ARGS_JSON_FILE, scratch.params().toString(),
                        Macros.TRIAL, Integer.toString(trial.id()),
                        Macros.ATTEMPT, Integer.toString(trial.attempt()),
                        Macros.SEED, Long.toString(trial.seed()),
                        Macros.EPOCHS, Integer.toString(trial.epochs()),
                        Macros.THREADS, Integer.toString(settings.threads()),
                        Macros.CHECKPOINT, checkpoint.toString(),
                        Macros.GPU, gpu),
                environment);
    }

    private static String variable(String name) {
        return Optional.ofNullable(System.getenv(name))
                .orElseThrow(() -> new ProgramException(
                        "Cannot run the command on host %s: the environment has no variable %s."
                                .formatted(host(), name),
                        "Set it there, as by spark.executorEnv.%s, or remove ${env:%s}.".formatted(name, name)));
    }

    private Map<String, String> environment(Macros macros) {
        Map<String, String> environment = new LinkedHashMap<>();
        if (System.getenv(UNBUFFERED) == null) {
            environment.put(UNBUFFERED, "1");
        }
        if (!gpu.isEmpty()) {
            environment.put("CUDA_DEVICE_ORDER", "PCI_BUS_ID");
            environment.put("CUDA_VISIBLE_DEVICES", gpu);
        }
        settings.env().forEach((name, value) -> {
            if (!macros.hasInactive(value)) {
                environment.put(name, macros.text(value));
            }
        });
        environment.put("SPARBITER_PARAMS", scratch.params().toString());
        environment.put("SPARBITER_REPORT", scratch.reports().toString());
        environment.put("SPARBITER_STOP", scratch.stop().toString());
        environment.put("SPARBITER_CHECKPOINT", checkpoint.toString());
        environment.put("SPARBITER_TRIAL", Integer.toString(trial.id()));
        environment.put("SPARBITER_ATTEMPT", Integer.toString(trial.attempt()));
        environment.put("SPARBITER_SEED", Long.toString(trial.seed()));
        environment.put("SPARBITER_EPOCHS", Integer.toString(trial.epochs()));
        return environment;
    }

    /** Words for a program that could not be started. */
    ProgramException notStarted(String why) {
        return new ProgramException(
                "Cannot run %s on host %s in %s: %s."
                        .formatted(program(), host(), Path.of("").toAbsolutePath(), why),
                "Check trial.run, and that the program is on every machine; --archives and --files bring it along.");
    }

    /** What its word in trial.run became; {@code ${args}} may have become nothing. */
    private String program() {
        return written().stream().findFirst().orElse(settings.run().get(0));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
