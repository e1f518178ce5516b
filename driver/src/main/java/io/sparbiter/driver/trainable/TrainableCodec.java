package io.sparbiter.driver.trainable;

import static io.sparbiter.driver.config.trial.MetricsCodec.METRICS;
import static io.sparbiter.driver.config.yaml.ValueTypes.COUNT;
import static io.sparbiter.driver.config.yaml.ValueTypes.TEXT;

import io.sparbiter.driver.config.yaml.Codec;
import io.sparbiter.driver.config.yaml.Section;
import io.sparbiter.driver.config.yaml.ValueType;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.worker.trainable.TrainableSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Codes {@code trial} of type {@code class}, but for the type. */
final class TrainableCodec implements Codec<TrainableSettings> {
    static final Codec<TrainableSettings> TRAINABLE = new TrainableCodec();

    private static final String CLASS = "class";
    private static final String EPOCHS = "epochs";
    private static final String METRICS_KEY = "metrics";
    private static final String SETTINGS = "settings";
    private static final String THREADS = "threads";
    private static final int ONE = 1;

    private static final ValueType<String> CLASS_NAME = TEXT.where(
            name -> name.matches("[\\p{L}_$][\\p{L}\\d_$]*(\\.[\\p{L}_$][\\p{L}\\d_$]*)*"),
            "must be the name of a class, as com.acme.Tuned");

    private static final Codec<Map<String, String>> WORDS = new Words();

    private TrainableCodec() {}

    @Override
    public TrainableSettings read(Section trial) {
        String name = trial.require(
                        CLASS, CLASS_NAME, "Add class: and the name of a class, as in class: com.acme.Tuned.")
                .orElse("");
        int epochs = trial.get(EPOCHS, COUNT, ONE);
        List<Metric> metrics = trial.section(METRICS_KEY, METRICS);
        return new TrainableSettings(
                name, epochs, metrics, trial.section(SETTINGS, WORDS), trial.get(THREADS, COUNT, ONE));
    }

    @Override
    public Map<String, Object> write(TrainableSettings settings) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(CLASS, settings.className());
        tree.put(EPOCHS, settings.epochs());
        tree.put(METRICS_KEY, METRICS.write(settings.metrics()));
        tree.put(SETTINGS, WORDS.write(settings.settings()));
        tree.put(THREADS, settings.threads());
        return tree;
    }

    /** Codes a map of the user's own keys, each with a word or a number as it is written. */
    private record Words() implements Codec<Map<String, String>> {
        @Override
        public Map<String, String> read(Section section) {
            Map<String, String> words = new LinkedHashMap<>();
            for (String key : section.keys()) {
                section.require(key, TEXT, "Give it a word or a number.").ifPresent(word -> words.put(key, word));
            }
            return words;
        }

        @Override
        public Map<String, Object> write(Map<String, String> words) {
            return new LinkedHashMap<>(words);
        }
    }
}
