package io.sparbiter.driver.network.trial;

import static io.sparbiter.driver.config.yaml.ValueTypes.COUNT;
import static io.sparbiter.driver.config.yaml.ValueTypes.COUNT_OR_NONE;
import static io.sparbiter.driver.config.yaml.ValueTypes.FRACTION;
import static io.sparbiter.driver.config.yaml.ValueTypes.LONG;

import io.sparbiter.driver.config.yaml.Codec;
import io.sparbiter.driver.config.yaml.Fields;
import io.sparbiter.driver.config.yaml.FileLocation;
import io.sparbiter.driver.config.yaml.Section;
import io.sparbiter.driver.config.yaml.ValueType;
import io.sparbiter.worker.network.data.DataSettings;
import java.util.Map;

/** Codes {@code data}. */
public final class DataCodec {
    public static final Codec<DataSettings> DATA =
            Codec.of(DataSettings.DEFAULT, DataCodec::data).guessing("train", "source");

    private static final ValueType<String> SOURCE = FileLocation.orWord(DataSettings.DEFAULT.source());

    /** Written only where there is one: a search without it has the hash it had before there was such a key. */
    private static final Codec<String> TEST_SOURCE = new Codec<>() {
        @Override
        public String read(Section section) {
            return section.find(
                            "test_source", SOURCE, "Leave it out if data.source has test images, or enough for all.")
                    .orElse("");
        }

        @Override
        public Map<String, Object> write(String testSource) {
            return testSource.isEmpty() ? Map.of() : Map.of("test_source", testSource);
        }
    };

    private DataCodec() {}

    private static DataSettings data(Fields<DataSettings> fields) {
        String source = fields.get("source", SOURCE, DataSettings::source);
        int train = fields.get("train", COUNT, DataSettings::train);
        int validation = fields.get("validation", COUNT, DataSettings::validation);
        return new DataSettings(
                source,
                train,
                validation,
                fields.get("test", COUNT_OR_NONE, DataSettings::test),
                validateOn(fields, validation),
                fields.get("noise", FRACTION, DataSettings::noise),
                fields.get("seed", LONG, DataSettings::seed),
                fields.part(SourceFormatCodec.FORMAT, DataSettings::format),
                fields.part(TEST_SOURCE, DataSettings::testSource));
    }

    private static int validateOn(Fields<DataSettings> fields, int validation) {
        String rule = "must be at most data.validation (" + validation + ")";
        return fields.get(
                "validate_on", COUNT.where(value -> value <= validation, rule), DataSettings::validateOn, validation);
    }
}
