package io.sparbiter.driver.network.trial;

import static io.sparbiter.driver.config.yaml.ValueTypes.COUNT;
import static io.sparbiter.driver.config.yaml.ValueTypes.FLAG;
import static io.sparbiter.driver.config.yaml.ValueTypes.INTEGER;
import static io.sparbiter.driver.config.yaml.ValueTypes.TEXT;

import io.sparbiter.driver.config.yaml.Codec;
import io.sparbiter.driver.config.yaml.Section;
import io.sparbiter.driver.config.yaml.ValueType;
import io.sparbiter.driver.config.yaml.ValueTypes;
import io.sparbiter.worker.network.data.image.SourceFormat;
import io.sparbiter.worker.network.data.image.SourceFormat.Layout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Codes what {@code data} says of images whose source does not tell it. */
final class SourceFormatCodec implements Codec<SourceFormat> {
    static final Codec<SourceFormat> FORMAT = new SourceFormatCodec();

    private static final String OMIT = "Leave it out if the source tells it, as IDX files and square grey images do.";
    private static final String LABEL_REMEDY = "Write first, last or the name of the label's column.";
    private static final String WHITE_REMEDY = "Leave it out if white is 255.";
    private static final ValueType<Layout> LAYOUT =
            ValueTypes.oneOf(List.of(Layout.CHANNELS_FIRST, Layout.CHANNELS_LAST), SourceFormatCodec::word);
    private static final ValueType<Integer> LABEL =
            INTEGER.where(value -> value >= 0 && value <= 255, "must be from 0 to 255");

    private static final ValueType<Boolean> LABELS =
            ValueTypes.oneOf(List.of(false, true), asFound -> asFound ? "as_found" : "from_first");
    private static final ValueType<String> COLUMN =
            TEXT.where(text -> !text.isBlank(), "must be first, last or the name of a column");
    private static final ValueType<Integer> GREY =
            INTEGER.where(value -> value >= 1 && value <= SourceFormat.WHITE, "must be from 1 to 255");

    private SourceFormatCodec() {}

    @Override
    public SourceFormat read(Section section) {
        SourceFormat usual = SourceFormat.AS_FOUND;
        int height = section.find("height", COUNT, OMIT).orElse(usual.height());
        int width = section.find("width", COUNT, OMIT).orElse(usual.width());
        boolean isHalf = (height == 0) != (width == 0);
        if (isHalf) {
            String given = height > 0 ? "height" : "width";
            String missing = height > 0 ? "width" : "height";
            section.problem(given, section.name(given) + " needs " + section.name(missing) + ".", OMIT);
        }
        return new SourceFormat(
                isHalf ? usual.height() : height,
                isHalf ? usual.width() : width,
                section.find("channels", COUNT, OMIT).orElse(usual.channels()),
                section.find("layout", LAYOUT, OMIT).orElse(usual.layout()),
                section.get("transposed", FLAG, usual.transposed()),
                section.get("first_label", LABEL, usual.firstLabel()),
                section.find("label", COLUMN, LABEL_REMEDY).orElse(usual.label()),
                labelsAsFound(section),
                section.find("white", GREY, WHITE_REMEDY).orElse(usual.white()),
                usual.classes());
    }

    private static boolean labelsAsFound(Section section) {
        boolean asFound = section.get("labels", LABELS, false);
        if (asFound && section.isSet("first_label")) {
            section.problem(
                    "first_label",
                    section.name("first_label") + " says nothing beside " + section.name("labels") + ": as_found.",
                    "Leave out one of them.");
        }
        return asFound;
    }

    /** Only the keys whose value is not the default: a search without any has the hash it had before there were such keys. */
    @Override
    public Map<String, Object> write(SourceFormat format) {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (format.height() > 0) {
            tree.put("height", format.height());
            tree.put("width", format.width());
        }
        if (format.channels() > 0) {
            tree.put("channels", format.channels());
        }
        if (format.layout() != Layout.UNSPECIFIED) {
            tree.put("layout", word(format.layout()));
        }
        if (format.transposed()) {
            tree.put("transposed", true);
        }
        if (format.firstLabel() > 0) {
            tree.put("first_label", format.firstLabel());
        }
        if (!format.label().isEmpty()) {
            tree.put("label", format.label());
        }
        if (format.labelsAsFound()) {
            tree.put("labels", LABELS.written(true));
        }
        if (format.white() > 0) {
            tree.put("white", format.white());
        }
        return tree;
    }

    private static String word(Layout layout) {
        return layout.name().toLowerCase(Locale.ROOT);
    }
}
