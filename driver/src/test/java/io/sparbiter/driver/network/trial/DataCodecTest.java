package io.sparbiter.driver.network.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.driver.config.yaml.Codec;
import io.sparbiter.driver.config.yaml.CodecContract;
import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.data.image.SourceFormat;
import io.sparbiter.worker.network.data.image.SourceFormat.Layout;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataCodecTest extends CodecContract<DataSettings> {
    @Override
    public Codec<DataSettings> codec() {
        return DataCodec.DATA;
    }

    @Override
    public DataSettings usual() {
        return DataSettings.DEFAULT;
    }

    @Override
    public List<Example<DataSettings>> examples() {
        var format = new SourceFormat(12, 10, 3, Layout.CHANNELS_LAST, true, 1, "last", false, 16, 0);
        return List.of(new Example<>(
                usual(),
                new DataSettings("hdfs://name/digits", 100, 50, 0, 40, 0.01, -3, format, "hdfs://name/test"),
                """
                source: hdfs://name/digits
                train: 100
                validation: 50
                test: 0
                validate_on: 40
                noise: 0.01
                seed: -3
                height: 12
                width: 10
                channels: 3
                layout: channels_last
                transposed: true
                first_label: 1
                label: last
                white: 16
                test_source: hdfs://name/test
                """));
    }

    @Test
    void ofAFormatOnlyWhatIsSaidIsWritten() {
        assertThat(codec().write(usual()))
                .doesNotContainKeys("height", "width", "channels", "layout", "transposed", "label", "labels", "white");
        assertThat(codec().write(read("layout: channels_first")))
                .containsEntry("layout", "channels_first")
                .doesNotContainKeys("height", "channels", "transposed", "first_label");
    }

    @Test
    void labelsAsFoundAreWrittenAndReadAgain() {
        DataSettings asFound = read("labels: as_found");
        assertThat(asFound.format().labelsAsFound()).isTrue();
        assertThat(codec().write(asFound)).containsEntry("labels", "as_found");
        assertThat(read("labels: from_first")).isEqualTo(usual());
    }

    @Test
    void labelsAsFoundHaveNoFirstOne() {
        assertThatThrownBy(() -> read("labels: as_found\nfirst_label: 1"))
                .hasMessageContaining("section.first_label says nothing beside section.labels: as_found.\n")
                .hasMessageContaining("Leave out one of them.");
    }

    @Test
    void withoutATestSourceNoneIsWritten() {
        assertThat(codec().write(usual())).doesNotContainKey("test_source");
        assertThat(read("source: /a").testSource()).isEmpty();
        assertThat(read("test_source: null").testSource()).isEmpty();
    }

    @Test
    void epochsAreScoredOnTheWholeValidationSetUnlessSaidOtherwise() {
        assertThat(read("validation: 500").validateOn()).isEqualTo(500);
    }
}
