package io.sparbiter.worker.network.data;

import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.data.image.Source;
import io.sparbiter.worker.network.data.storage.DataException;
import java.util.Optional;

/** Draws the parts of a split: stratified by class, without overlap, the same for the same seed everywhere. */
final class Splitter {
    private final DataSettings settings;

    Splitter(DataSettings settings) {
        this.settings = settings;
    }

    /** Validation before training images, so that the former stay when only the number of the latter changes. */
    DataSplit split(Source source) {
        checkClasses(source.training());
        checkSizes(source);
        StratifiedSampler sampler = new StratifiedSampler(source.training(), draws("split"));
        Optional<ImageSet> testImages = source.test();
        ImageSet test = testImages
                .map(images -> new StratifiedSampler(images, draws("test")).draw(settings.test()))
                .orElseGet(() -> sampler.draw(settings.test()));
        ImageSet validation = sampler.draw(settings.validation());
        ImageSet train = sampler.draw(settings.train());
        ImageSet scoring = new StratifiedSampler(validation, draws("scoring")).draw(settings.validateOn());
        String fingerprint = Fingerprint.of(source, train, validation, scoring, test);
        return new DataSplit(train, validation, scoring, test, fingerprint);
    }

    private Draws draws(String purpose) {
        return Draws.of(settings.seed(), purpose, 0);
    }

    private void checkClasses(ImageSet images) {
        if (images.classes() == 1) {
            throw new DataException(
                    "Cannot use data.source (" + settings.source() + "): all its images have the label "
                            + images.names().name(0) + ", so there is nothing to tell apart.",
                    "Give images of two classes or more. Of a CSV file, data.label says which column is the label.");
        }
    }

    private void checkSizes(Source source) {
        if (source.test().isPresent()) {
            int available = source.test().get().size();
            check(settings.test(), available, "data.test (" + settings.test() + ")", "test image", source);
            checkTrainingPool(source, 0, "");
        } else {
            checkTrainingPool(source, settings.test(), " + data.test (" + settings.test() + ")");
        }
    }

    private void checkTrainingPool(Source source, int test, String alsoTest) {
        long wanted = (long) settings.train() + settings.validation() + test;
        String sum = "data.train (" + settings.train() + ") + data.validation (" + settings.validation() + ")";
        String one = source.test().isPresent() ? "training image" : "image";
        check(wanted, source.training().size(), sum + alsoTest, one, source);
    }

    private void check(long wanted, int available, String keys, String image, Source source) {
        if (wanted > available) {
            throw new DataException(
                    "Cannot split " + settings.sources() + ": " + keys + " must be at most " + available + ", the "
                            + image + (available == 1 ? "" : "s") + " it has.",
                    remedy(available, source));
        }
    }

    private String remedy(int available, Source source) {
        Optional<String> smaller = new SmallerSplit(settings).settings(source);
        return elsewhere(available)
                .map(path -> "Set data.test_source to " + path + ", which lies beside"
                        + smaller.map(sizes -> "; or " + sizes).orElse("") + ".")
                .or(() -> smaller.map(sizes -> "Set " + sizes + "."))
                .orElse("Give more images.");
    }

    /** Of two files of a set one may have been forgotten. */
    private Optional<String> elsewhere(int available) {
        boolean isEnough = (long) settings.train() + settings.validation() <= available;
        return settings.test() > 0 && settings.testSource().isEmpty() && isEnough
                ? TestSource.beside(settings.source())
                : Optional.empty();
    }
}
