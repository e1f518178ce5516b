package io.sparbiter.worker.network.data;

import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.data.image.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which sizes a source has images for, where more are wanted: in the proportions of what is wanted.
 *
 * @param wanted what the settings say
 */
record SmallerSplit(DataSettings wanted) {
    /** What to set, to follow "Set"; empty if a source has too few images for any split. */
    Optional<String> settings(Source source) {
        Optional<Integer> ownTest = source.test().map(ImageSet::size);
        int[] parts = parts(source.training().size(), ownTest);
        List<String> changes = new ArrayList<>();
        add(changes, "data.train", wanted.train(), parts[0]);
        add(changes, "data.validation", wanted.validation(), parts[1]);
        add(changes, "data.test", wanted.test(), parts[2]);
        return parts[0] > 0 && parts[1] > 0 ? Optional.of(words(changes)) : Optional.empty();
    }

    private int[] parts(int pool, Optional<Integer> ownTest) {
        long[] shares = {wanted.train(), wanted.validation(), ownTest.isPresent() ? 0 : wanted.test()};
        int size = (int) Math.min(pool, shares[0] + shares[1] + shares[2]);
        int[] parts = StratifiedSampler.apportion(size, shares);
        if (parts[1] == 0 && parts[0] > 1) {
            parts[0]--;
            parts[1]++;
        }
        ownTest.ifPresent(available -> parts[2] = Math.min(wanted.test(), available));
        return parts;
    }

    private static void add(List<String> changes, String key, int before, int now) {
        if (now != before) {
            changes.add(key + " to " + now);
        }
    }

    private static String words(List<String> changes) {
        int last = changes.size() - 1;
        String first = String.join(", ", changes.subList(0, last));
        return first.isEmpty() ? changes.get(last) : first + " and " + changes.get(last);
    }
}
