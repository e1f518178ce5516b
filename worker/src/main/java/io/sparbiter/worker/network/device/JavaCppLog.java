package io.sparbiter.worker.network.device;

import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.filter.AbstractFilter;

/**
 * What JavaCPP says goes to the log, and no more to standard error. It finds that the libraries it loads were made for
 * another version of it, at every start; they run on this one, so the log is spared that.
 */
final class JavaCppLog {
    static {
        try {
            Versions.drop();
        } catch (NoClassDefFoundError e) {
            // Another logger than Spark's: it may have these warnings.
        }
    }

    private JavaCppLog() {}

    /** To be called before JavaCPP is loaded, which reads the property once. Loads nothing of it. */
    static void use() {
        NativeHelpers.setUnlessSet("org.bytedeco.javacpp.logger", "slf4j");
    }

    /** Denies the two messages of {@code Loader.checkVersion}. The second is what it finds in sparbiter.jar. */
    private static final class Versions extends AbstractFilter {
        private static final String LOADER = "org.bytedeco.javacpp.Loader";
        private static final String MESSAGES =
                "Versions of org\\.bytedeco:.* do not match\\.|Version of org\\.bytedeco:.* could not be found\\.";

        /** In code and not in a file of settings, since executors log as their cluster has them. */
        static void drop() {
            if (LogManager.getContext(JavaCppLog.class.getClassLoader(), false) instanceof LoggerContext context) {
                LoggerConfig logger = loader(context.getConfiguration());
                logger.addFilter(new Versions());
                context.updateLoggers();
            }
        }

        /** What is configured for JavaCPP's loader, or what holds for it as one of many. */
        private static LoggerConfig loader(Configuration configuration) {
            LoggerConfig nearest = configuration.getLoggerConfig(LOADER);
            if (nearest.getName().equals(LOADER)) {
                return nearest;
            }
            var own = new LoggerConfig(LOADER, nearest.getLevel(), true);
            configuration.addLogger(LOADER, own);
            return own;
        }

        @Override
        public Result filter(LogEvent event) {
            return event.getMessage().getFormattedMessage().matches(MESSAGES) ? Result.DENY : Result.NEUTRAL;
        }
    }
}
