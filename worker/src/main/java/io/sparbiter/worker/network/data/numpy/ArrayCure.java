package io.sparbiter.worker.network.data.numpy;

/** Says what to write in Python in place of an array that is none of whole numbers from 0 to 255. */
record ArrayCure(String name) {
    private static final String BYTES = ".astype(\"uint8\")";

    private boolean hasLabels() {
        return name.startsWith("y_") || name.endsWith("labels");
    }

    /** Where values are of another type. */
    String ofType(NumpyHeader header) {
        if (hasLabels()) {
            return "Save it as " + labels(header) + ".";
        }
        return switch (header.kind()) {
            case 'f' ->
                "Save it as (255 * " + name + ").round()" + BYTES + " if it is from 0 to 1, or as " + name + ".round()"
                        + BYTES + " if it is from 0 to 255.";
            case 'b' -> "Save it as (255 * " + name + ")" + BYTES + ".";
            default ->
                "Save it as numpy.stack(" + name + ")" + BYTES + ", if it has an image of one size in each place.";
        };
    }

    private String labels(NumpyHeader header) {
        if (header.shape().length == 2 && header.shape()[1] > 1) {
            return name + ".argmax(1), if it has a column for each class";
        }
        return switch (header.kind()) {
            case 'f' -> name + BYTES + " if its labels are 0, 1, 2, …, or as " + numbered();
            case 'b' -> name + BYTES;
            default -> numbered();
        };
    }

    /** Classes in the order of their labels; those of tests are numbered as those to be trained on. */
    private String numbered() {
        return name.contains("test")
                ? "numpy.searchsorted(numpy.unique(" + name.replace("test", "train") + "), " + name + ")"
                : "numpy.unique(" + name + ", return_inverse=True)[1]";
    }

    /** Where a value is none of a byte. */
    String ofValue(String value) {
        if (hasLabels()) {
            return "Number the classes from 0: save it as " + numbered() + ".";
        }
        return value.startsWith("-")
                ? "Save it as " + name + BYTES + " if its bytes are only taken for signed ones, or as " + name
                        + ".clip(0, 255)" + BYTES + " if what is below 0 is black."
                : "Save it as (" + name + " / 257).round()" + BYTES + " if it is from 0 to 65535, or as " + name
                        + ".clip(0, 255)" + BYTES + " if what is above 255 is white.";
    }
}
