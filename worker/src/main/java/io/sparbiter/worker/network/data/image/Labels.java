package io.sparbiter.worker.network.data.image;

import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.network.data.storage.DataFile;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The rules for the labels of a file. Unless they are taken as found, they go up from the first one without a gap, since a
 * damaged label would otherwise pass as a class of its own.
 */
public final class Labels {
    private static final int MOST = 256;

    private final SourceFormat format;
    private final DataFile file;

    public Labels(SourceFormat format, DataFile file) {
        this.format = format;
        this.file = file;
    }

    /**
     * Labels as classes.
     *
     * @param classes of the images, unsigned, from 0 on
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record Classes(byte[] classes, ClassNames names) {}

    /**
     * The classes of labels.
     *
     * @param training the images to be trained on, if the labels are of others to be tested on
     */
    public Classes of(byte[] labels, Optional<ImageSet> training) {
        return training.map(ImageSet::names)
                .map(names -> new Classes(ofTest(labels, names), names))
                .orElseGet(() -> ofTraining(labels));
    }

    /** The classes of training labels, at least one; keeps the array if they are its labels. */
    public Classes ofTraining(byte[] labels) {
        int[] known = known(labels);
        return new Classes(classes(labels, known), ClassNames.of(known));
    }

    /** The classes of test labels, which must be among those of training labels. */
    public byte[] ofTest(byte[] labels, ClassNames training) {
        return classes(labels, training.labels());
    }

    /** The label of each class, rising. */
    private int[] known(byte[] labels) {
        if (format.classes() > 0) {
            return from(format.firstLabel(), format.classes());
        }
        int[] found = found(labels);
        return format.labelsAsFound() ? found : counted(found, labels);
    }

    private static int[] from(int first, int classes) {
        return IntStream.range(first, first + classes).toArray();
    }

    private static int[] found(byte[] labels) {
        boolean[] seen = new boolean[MOST];
        for (byte label : labels) {
            seen[Byte.toUnsignedInt(label)] = true;
        }
        return IntStream.range(0, MOST).filter(label -> seen[label]).toArray();
    }

    private int[] counted(int[] found, byte[] labels) {
        int first = format.firstLabel();
        if (found[0] < first) {
            throw belowFirst(labels, found[0]);
        }
        for (int i = 1; i < found.length; i++) {
            if (found[i] > found[i - 1] + 1) {
                throw gap(found, found[i - 1] + 1);
            }
        }
        if (found[0] > first) {
            throw file.invalid(
                    "its labels go from " + found[0] + " to " + found[found.length - 1] + ", so there is no image of "
                            + words(found[0] - 1) + ".",
                    "Set data.first_label to " + found[0] + ".");
        }
        return found;
    }

    private String words(int last) {
        int first = format.firstLabel();
        return first == last ? "class " + first : "the classes " + first + " to " + last;
    }

    private DataException belowFirst(byte[] labels, int least) {
        int position = position(labels, least);
        return file.invalid(
                "label number " + (position + 1) + " is " + least + ", below data.first_label (" + format.firstLabel()
                        + ").",
                "Set data.first_label to the least label.");
    }

    private static int position(byte[] labels, int label) {
        return IntStream.range(0, labels.length)
                .filter(i -> Byte.toUnsignedInt(labels[i]) == label)
                .findFirst()
                .orElseThrow();
    }

    private DataException gap(int[] found, int missing) {
        int first = format.firstLabel();
        String rule = first == 0 ? "be 0 to the number of classes - 1" : "go up from data.first_label (" + first + ")";
        return file.invalid(
                "it has a label " + found[found.length - 1] + " but none of " + missing + "; labels must " + rule
                        + ", each at least once.",
                "Look for damaged labels. If there are none, set data.labels to as_found: then each of the "
                        + found.length + " labels found is a class.");
    }

    /** Of CSV files, where that is said. */
    private String sameColumn() {
        return format.label().isEmpty() ? "" : ", both with the label where data.label (" + format.label() + ") says";
    }

    private byte[] classes(byte[] labels, int[] known) {
        int[] classOf = IntStream.generate(() -> -1).limit(MOST).toArray();
        for (int i = 0; i < known.length; i++) {
            classOf[known[i]] = i;
        }
        boolean isSame = known[known.length - 1] == known.length - 1;
        byte[] classes = isSame ? labels : new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            int found = classOf[Byte.toUnsignedInt(labels[i])];
            if (found < 0) {
                throw file.invalid(
                        "label number " + (i + 1) + " is " + Byte.toUnsignedInt(labels[i])
                                + ", which no training image has.",
                        "Take training and test files from the same set" + sameColumn() + ".");
            }
            classes[i] = (byte) found;
        }
        return classes;
    }
}
