package io.sparbiter.worker.data;

/** The rules for the labels of a file. */
final class Labels {
    private static final int MOST = 256;

    private Labels() {}

    /**
     * How many classes training labels have: one more than the greatest. Every class must occur, since a damaged label
     * would otherwise pass as a class of its own; only 0 may be missing, because some sets (EMNIST's letters) count
     * from 1.
     */
    static int countClasses(byte[] labels, DataFile file) {
        boolean[] seen = new boolean[MOST];
        int greatest = 0;
        for (byte label : labels) {
            seen[Byte.toUnsignedInt(label)] = true;
            greatest = Math.max(greatest, Byte.toUnsignedInt(label));
        }
        for (int label = 1; label < greatest; label++) {
            if (!seen[label]) {
                throw file.invalid(
                        "it has a label " + greatest + " but none of " + label
                                + "; labels must be 0 to the number of classes - 1, each at least once.",
                        "Look for damaged labels, or number the classes without gaps.");
            }
        }
        return greatest + 1;
    }

    /** Test labels must be among the training labels' classes. */
    static int checkKnown(byte[] labels, int classes, DataFile file) {
        for (int i = 0; i < labels.length; i++) {
            int label = Byte.toUnsignedInt(labels[i]);
            if (label >= classes) {
                throw file.invalid(
                        "label number " + (i + 1) + " is " + label + " where the training labels end at "
                                + (classes - 1) + ".",
                        "Take training and test files from the same set.");
            }
        }
        return classes;
    }
}
