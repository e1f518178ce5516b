package io.sparbiter.driver.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.AppenderRef;
import org.apache.logging.log4j.core.config.DefaultConfiguration;
import org.apache.logging.log4j.core.filter.ThresholdFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings that were read before the program began, as under spark-submit. */
class ScreenLogTest {
    private static final String[] PROPERTIES = {
        "sparbiter.screen.level", "sparbiter.screen.others", "sparbiter.log.file"
    };

    @TempDir
    Path folder;

    private final LoggerContext context = new LoggerContext("test");

    @BeforeEach
    void logIntoTheFolder() {
        System.setProperty("sparbiter.log.file", folder.resolve("log").toString());
    }

    @AfterEach
    void forget() {
        context.stop();
        for (String property : PROPERTIES) {
            System.clearProperty(property);
        }
    }

    private void start(Path settings) {
        context.setConfigLocation(settings.toUri());
        context.start();
    }

    /** From which level on a logger's lines reach the screen. */
    private Level shown(String logger) {
        return context.getConfiguration().getLoggerConfig(logger).getAppenderRefs().stream()
                .filter(appender -> appender.getRef().equals("screen"))
                .map(AppenderRef::getFilter)
                .map(filter -> ((ThresholdFilter) filter).getLevel())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ourSettingsAreReadAgain() {
        start(Path.of("../conf/log4j2.properties").toAbsolutePath());
        assertThat(shown("io.sparbiter.driver")).isEqualTo(Level.WARN);
        assertThat(shown("command")).isEqualTo(Level.OFF);

        System.setProperty("sparbiter.screen.level", "info");
        System.setProperty("sparbiter.screen.others", "info");
        ScreenLog.show(context);

        assertThat(shown("io.sparbiter.driver")).isEqualTo(Level.INFO);
        assertThat(shown("command")).isEqualTo(Level.INFO);
    }

    @Test
    void settingsThatSpareTheLogAreRaised() throws Exception {
        start(Files.writeString(folder.resolve("log4j2.properties"), """
                appender.out.type = Console
                appender.out.name = out
                rootLogger.level = warn
                rootLogger.appenderRef.out.ref = out
                logger.ours.name = io.sparbiter
                logger.ours.level = error
                logger.other.name = org.apache.spark
                logger.other.level = error
                """));

        ScreenLog.show(context);

        assertThat(context.getLogger("command").getLevel()).isEqualTo(Level.INFO);
        assertThat(context.getLogger("io.sparbiter.driver.cli").getLevel()).isEqualTo(Level.INFO);
        assertThat(context.getLogger("org.apache.spark.rdd").getLevel()).isEqualTo(Level.ERROR);
    }

    /** Spark puts its own in the place of these as long as nobody has changed them. */
    @Test
    void settingsThatNobodyMadeAreLeftToSpark() {
        var nobodys = new DefaultConfiguration();

        ScreenLog.raise(nobodys);

        assertThat(nobodys.getRootLogger().getLevel()).isEqualTo(Level.ERROR);
    }
}
