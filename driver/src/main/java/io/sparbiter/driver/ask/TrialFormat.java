package io.sparbiter.driver.ask;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.worker.command.PointText;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How a trial is handed to whoever runs it: one line. */
enum TrialFormat {
    /** An object of its number, its seed, the epochs it may report, and its parameters. */
    JSON {
        @Override
        String line(Trial trial) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("trial", trial.id());
            object.put("seed", trial.seed());
            object.put("epochs", trial.epochs());
            object.put("params", trial.point().values());
            try {
                return MAPPER.writeValueAsString(object);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("numbers and words are JSON: " + object, e);
            }
        }
    },
    /** Words of a shell: its number, and each of its parameters as an option, in quotes where it needs them. */
    ARGS {
        @Override
        String line(Trial trial) {
            return trial.point().values().entrySet().stream()
                    .map(axis -> quoted("--" + axis.getKey() + "=" + PointText.of(axis.getValue())))
                    .collect(Collectors.joining(" ", trial.id() + " ", ""));
        }
    };

    private static final ObjectMapper MAPPER = new ObjectMapper();

    abstract String line(Trial trial);

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_=.,:/+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** The word for it on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
