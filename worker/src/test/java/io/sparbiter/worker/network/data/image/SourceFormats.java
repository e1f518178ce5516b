package io.sparbiter.worker.network.data.image;

import io.sparbiter.worker.network.data.image.SourceFormat.Layout;

/** Formats that are as usual but for one thing. */
public final class SourceFormats {
    private SourceFormats() {}

    private static SourceFormat of(int firstLabel, String label, boolean labelsAsFound, int white) {
        return new SourceFormat(0, 0, 0, Layout.UNSPECIFIED, false, firstLabel, label, labelsAsFound, white, 0);
    }

    public static SourceFormat label(String column) {
        return of(0, column, false, 0);
    }

    public static SourceFormat labelsAsFound() {
        return of(0, "", true, 0);
    }

    public static SourceFormat firstLabel(int label) {
        return of(label, "", false, 0);
    }

    public static SourceFormat white(int value) {
        return of(0, "", false, value);
    }
}
