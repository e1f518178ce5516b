package io.sparbiter.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.end.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's way with a class of the user's own, in a jar that this JVM has not been started with. */
class ClassSearchIT {
    private static final String SOURCE = """
            package com.acme;

            import io.sparbiter.search.trainable.Trainable;
            import io.sparbiter.search.trainable.TrialContext;

            public final class Tuned implements Trainable {
                @Override
                public void train(TrialContext trial) {
                    if (trial.integer("depth") == 3) {
                        throw new IllegalStateException("too deep");
                    }
                    for (int epoch = 1; epoch <= trial.epochs(); epoch++) {
                        if (!trial.report(epoch, "auc", trial.real("rate") * epoch / trial.epochs())) {
                            return;
                        }
                    }
                }
            }
            """;

    private static final String SEARCH = """
            trial: {type: class, class: com.acme.Tuned, epochs: 3, metrics: {auc: maximize}}
            space: {depth: [1, 2, 3], rate: [0.25, 0.5, 1.0]}
            strategy: grid
            pruner: none
            """;

    @TempDir
    Path folder;

    private Path jar;

    @BeforeEach
    void compile() throws IOException {
        Path source = Files.writeString(folder.resolve("Tuned.java"), SOURCE);
        int errors =
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), source.toString());
        assertThat(errors).isZero();
        jar = folder.resolve("tuned.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("com/acme/Tuned.class"));
            Files.copy(folder.resolve("com/acme/Tuned.class"), out);
        }
        Files.delete(folder.resolve("com/acme/Tuned.class"));
        Files.writeString(folder.resolve("search.yaml"), SEARCH);
    }

    @Test
    void aClassOfAJarIsSearchedAndReproduced() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        CommandLines search = search("--class-path=" + jar, "--parallelism=2");
        assertThat(search.exitCode()).as(search.err()).isZero();
        assertThat(search.out())
                .contains("Best 3 of 6 by auc (maximize)", "9 trials: 6 completed, 3 failed (3 error).");
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);

        CommandLines failed = CommandLines.run("show", "9", "--results=" + folder);
        assertThat(failed.out())
                .contains("java.lang.IllegalStateException: too deep", "at com.acme.Tuned.train(Tuned.java:10)");

        CommandLines same = CommandLines.run("show", "1", "--reproduce", "--results=" + folder, "--class-path=" + jar);
        assertThat(same.exitCode()).as(same.err()).isZero();
        assertThat(same.out()).contains("agree bit for bit");
    }

    @Test
    void aClassThatIsNotThereIsRefusedBeforeTheSearch() {
        CommandLines search = search();
        assertThat(search.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(search.err()).contains("Cannot find class com.acme.Tuned (trial.class)", "--class-path");
        assertThat(folder.resolve("searches/t")).doesNotExist();
    }

    @Test
    void aJarThatIsNotThereIsRefused() {
        CommandLines search = search("--class-path=" + jar + ":missing.jar");
        assertThat(search.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(search.err()).contains("--class-path: there is no missing.jar.");
    }

    private CommandLines search(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("search", "--config=" + folder.resolve("search.yaml"), "--results=" + folder, "--name=t"));
        arguments.addAll(List.of(more));
        return CommandLines.run(arguments.toArray(String[]::new));
    }
}
