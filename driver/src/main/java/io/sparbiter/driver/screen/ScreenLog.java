package io.sparbiter.driver.screen;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.DefaultConfiguration;
import org.apache.logging.log4j.core.config.LoggerConfig;

/** Shows the log on the screen, with stack traces. */
public final class ScreenLog {
    private ScreenLog() {}

    /** To be called once, in the beginning. From then on standard error gets what the log's file gets. */
    public static void show() {
        // What conf/log4j2.properties asks for.
        System.setProperty("sparbiter.screen.level", "info");
        System.setProperty("sparbiter.screen.others", "info");
        System.setProperty("sparbiter.screen.trace", "full");
        if (LogManager.getContext(ScreenLog.class.getClassLoader(), false) instanceof LoggerContext context) {
            show(context);
        }
    }

    /** Has the settings read again: under spark-submit Spark had them read before this program began. */
    static void show(LoggerContext context) {
        context.reconfigure();
        raise(context.getConfiguration());
        context.updateLoggers();
    }

    /**
     * Other settings than ours may be a cluster's, which spare the log much. Where nobody has set anything, Spark's own
     * settings come with its first words and show all, unless these are changed.
     */
    static void raise(Configuration settings) {
        if (!(settings instanceof DefaultConfiguration)) {
            raise(settings.getRootLogger());
            raise(settings.getLoggerConfig("io.sparbiter"));
        }
    }

    private static void raise(LoggerConfig logger) {
        if (logger.getLevel().isMoreSpecificThan(Level.WARN)) {
            logger.setLevel(Level.INFO);
        }
    }
}
