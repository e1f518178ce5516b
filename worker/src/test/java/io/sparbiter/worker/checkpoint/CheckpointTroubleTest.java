package io.sparbiter.worker.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.worker.command.report.JsonEpochs;
import io.sparbiter.worker.storage.HadoopEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTroubleTest {
    private final Logger logger = (Logger) LogManager.getLogger(CheckpointTrouble.class);
    private final Said said = new Said();

    @TempDir
    Path folder;

    /** Keeps what is logged as a warning, and so shown to a person. */
    private static final class Said extends AbstractAppender {
        final List<String> warnings = new ArrayList<>();

        Said() {
            super("said", null, null, true, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            if (event.getLevel().equals(Level.WARN)) {
                warnings.add(event.getMessage().getFormattedMessage());
            }
        }
    }

    @BeforeEach
    void listen() {
        HadoopEnvironment.configure(Elsewhere::configuration);
        said.start();
        logger.addAppender(said);
        logger.setLevel(Level.WARN);
    }

    @AfterEach
    void stopListening() {
        logger.removeAppender(said);
        HadoopEnvironment.configure(Configuration::new);
    }

    /** A store that is a file takes nothing. */
    private CheckpointSettings lost(String name) throws IOException {
        return new CheckpointSettings(Elsewhere.uri(Files.createFile(folder.resolve(name))), "search");
    }

    private static void runTwoTrials(CheckpointSettings settings) throws IOException {
        for (int trialId : List.of(1, 2)) {
            try (var directory = CheckpointDirectory.ofAttempt(settings, trialId, 2, new JsonEpochs(List.of("auc")))) {
                for (String epoch : List.of("one", "two")) {
                    Files.writeString(directory.path().resolve("model"), epoch);
                    directory.save();
                }
            }
        }
    }

    @Test
    void aStoreThatIsLostIsToldOfOnceHoweverManyTrialsMeetIt() throws IOException {
        CheckpointSettings settings = lost("store");
        runTwoTrials(settings);

        assertThat(said.warnings)
                .singleElement()
                .asString()
                .startsWith("Cannot ")
                .contains("Trials go on without what cannot be left or found in " + settings.root());
    }

    @Test
    void anotherStoreIsToldOf() throws IOException {
        runTwoTrials(lost("one"));
        runTwoTrials(lost("other"));

        assertThat(said.warnings).hasSize(2);
    }
}
