package io.sparbiter.worker.network.data.image;

import io.sparbiter.worker.network.data.storage.DataFile;

/** The rules for the labels of a file. */
public final class Labels {
    private static final int MOST = 256;

    private Labels() {}

    /** The labels of a file counted from 0; the array itself if they are so already. */
    public static byte[] fromZero(byte[] labels, int first, DataFile file) {
        if (first == 0) {
            return labels;
        }
        byte[] shifted = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            int label = Byte.toUnsignedInt(labels[i]) - first;
            if (label < 0) {
                throw file.invalid(
                        "label number " + (i + 1) + " is " + (label + first) + ", below data.first_label (" + first
                                + ").",
                        "Set data.first_label to the least label.");
            }
            shifted[i] = (byte) label;
        }
        return shifted;
    }

    /**
     * How many classes training labels have: one more than the greatest. Every class must occur, since a damaged label
     * would otherwise pass as a class of its own; only 0 may be missing, because some sets (EMNIST's letters) count
     * from 1.
     *
     * @param labels from 0 on
     * @param first what the file has where these have 0
     */
    public static int countClasses(byte[] labels, int first, DataFile file) {
        boolean[] seen = new boolean[MOST];
        int greatest = 0;
        for (byte label : labels) {
            seen[Byte.toUnsignedInt(label)] = true;
            greatest = Math.max(greatest, Byte.toUnsignedInt(label));
        }
        for (int label = 1; label < greatest; label++) {
            if (!seen[label]) {
                String rule = first == 0
                        ? "be 0 to the number of classes - 1"
                        : "go up from data.first_label (" + first + ")";
                throw file.invalid(
                        "it has a label " + (greatest + first) + " but none of " + (label + first) + "; labels must "
                                + rule + ", each at least once.",
                        "Look for damaged labels, or number the classes without gaps.");
            }
        }
        return greatest + 1;
    }

    /** Test labels must be among the training labels' classes. */
    public static int checkKnown(byte[] labels, int classes, int first, DataFile file) {
        for (int i = 0; i < labels.length; i++) {
            int label = Byte.toUnsignedInt(labels[i]);
            if (label >= classes) {
                throw file.invalid(
                        "label number " + (i + 1) + " is " + (label + first) + " where the training labels end at "
                                + (classes - 1 + first) + ".",
                        "Take training and test files from the same set.");
            }
        }
        return classes;
    }
}
