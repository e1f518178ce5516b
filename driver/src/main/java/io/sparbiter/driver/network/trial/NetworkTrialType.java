package io.sparbiter.driver.network.trial;

import com.sun.management.OperatingSystemMXBean;
import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.trial.Limits;
import io.sparbiter.driver.config.trial.TrialStorage;
import io.sparbiter.driver.config.trial.TrialType;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.search.choose.Workload;
import io.sparbiter.search.constraint.Fact;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.ReportSchema;
import io.sparbiter.search.trial.TrialFunction;
import io.sparbiter.search.trial.TrialStart;
import io.sparbiter.worker.Counted;
import io.sparbiter.worker.network.NetworkReports;
import io.sparbiter.worker.network.data.DataCache;
import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.data.DataSplit;
import io.sparbiter.worker.network.data.image.Brightness;
import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.network.device.Device;
import io.sparbiter.worker.network.layers.HyperParameters;
import io.sparbiter.worker.network.layers.ImageShape;
import io.sparbiter.worker.network.layers.NetworkPlan;
import io.sparbiter.worker.network.layers.NetworkSettings;
import io.sparbiter.worker.network.layers.NetworkSummary;
import io.sparbiter.worker.network.training.CnnTrial;
import io.sparbiter.worker.network.training.TrainingSettings;
import io.sparbiter.worker.trial.TimeLimit;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The built-in trials: each trains a convolutional network for small images, built as its point says. */
public record NetworkTrialType(DataSettings data, NetworkSettings network, TrainingSettings training)
        implements TrialType {
    static final String WORD = "network";

    private static final Logger LOG = LoggerFactory.getLogger(NetworkTrialType.class);

    /**
     * The largest network of the default space takes 0.4 GB while it trains at batch 128 with oneDNN itself, 1.2 GB in
     * Deeplearning4j's layers. With a heap of 1 GB two trials stay below 4 GB in all, whatever they are.
     */
    private static final long BYTES = 1_200_000_000L;

    /** What CUDA takes of a process's memory on the host: an estimate, not measured on a card. */
    private static final long CUDA_BYTES = 1_000_000_000L;

    /** There where NVIDIA's driver is, on Linux and in Windows' Linux. */
    private static final List<Path> DRIVERS = List.of(Path.of("/dev/nvidiactl"), Path.of("/dev/dxg"));

    /**
     * The networks that a search is over, for the command {@code train}.
     *
     * @param source what the configuration is of, such as {@code search night}
     * @throws ResultsException if its trials are of another type
     */
    public static NetworkTrialType of(SearchConfig config, String source) {
        if (config.trial() instanceof NetworkTrialType networks) {
            return networks;
        }
        throw ResultsException.usage(
                "train trains networks; the trials of " + source + " are of type "
                        + config.trial().word() + ".",
                "Use best and show to see what they found.");
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public ReportSchema reports() {
        return NetworkReports.SCHEMA;
    }

    @Override
    public Objective usualObjective() {
        return NetworkReports.OBJECTIVE;
    }

    @Override
    public Limits limits() {
        return new Limits(training.epochs(), training.threads(), BYTES);
    }

    @Override
    public List<String> problems(Space space) {
        return HyperParameters.problems(space);
    }

    @Override
    public Map<String, Object> sections() {
        Map<String, Object> sections = new LinkedHashMap<>();
        sections.put(NetworkTrialTypeReader.DATA, DataCodec.DATA.write(data));
        sections.put(NetworkTrialTypeReader.NETWORK, NetworkCodec.NETWORK.write(network));
        sections.put(NetworkTrialTypeReader.TRAINING, TrainingCodec.TRAINING.write(training));
        return sections;
    }

    /** Also on the driver, though executors train: a missing file should end the search before it begins. */
    @Override
    public void check() {
        DataSplit split = DataCache.get(data);
        doubts(split).forEach(LOG::warn);
        requirePoolable(split.train());
    }

    private static void requirePoolable(ImageSet images) {
        if (!ImageShape.of(images).isPoolable()) {
            throw new DataException(
                    "Cannot search networks for images of " + images.width() + " x " + images.height()
                            + ": three poolings leave nothing of images below " + ImageShape.LEAST_SIDE + " x "
                            + ImageShape.LEAST_SIDE + ".",
                    "Enlarge the images, or give them a margin.");
        }
    }

    /** What is odd about the images, and about test images that are a source of their own; see {@link DataDoubts}. */
    public List<String> doubts(DataSplit split) {
        Brightness trained = Brightness.of(split.train());
        List<String> doubts = new ArrayList<>(DataDoubts.of(data.source(), trained));
        int tested = split.test().size();
        if (!data.testSource().isEmpty() && tested > 0) {
            doubts.addAll(DataDoubts.of(data.testSource(), Brightness.of(split.test()), tested, trained));
        }
        return doubts;
    }

    /** For which the data are read. */
    @Override
    public Optional<String> dataFingerprint() {
        return Optional.of(DataCache.get(data).fingerprint());
    }

    @Override
    public Set<String> dataPlaces() {
        return Set.of("data.source", "data.test_source");
    }

    @Override
    public void checkHere() {
        Device.wantedEngine();
    }

    @Override
    public void prepare(int trials) {
        limitMemory(trials);
    }

    /**
     * Sets JavaCPP's limits for so many networks in this JVM, unless the user has: one that goes beyond ends as out of
     * memory, and the JVM lives on. Its own default, four times the heap, is for JVMs whose work is on the heap. To be
     * called before ND4J is loaded.
     */
    public static void limitMemory(int trials) {
        limitMemory(trials, Runtime.getRuntime().maxMemory(), machineBytes());
    }

    /**
     * The same.
     *
     * @param heap bytes of it
     * @param machine bytes that it has: beyond them a limit would protect nobody
     */
    static void limitMemory(int trials, long heap, long machine) {
        long all = trials * BYTES + heap + (hasDriver() ? CUDA_BYTES : 0);
        setUnlessSet("org.bytedeco.javacpp.maxbytes", Math.min(trials * BYTES, machine));
        setUnlessSet("org.bytedeco.javacpp.maxphysicalbytes", Math.min(all, machine));
    }

    /** Of a container what it may use. */
    private static long machineBytes() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
    }

    private static boolean hasDriver() {
        return DRIVERS.stream().anyMatch(Files::exists);
    }

    private static void setUnlessSet(String property, long value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, String.valueOf(value));
        }
    }

    @Override
    public TrialFunction function(Objective objective, TimeLimit limit, TrialStorage storage) {
        return new CnnTrial(data, network, training, objective, limit, storage.checkpoints());
    }

    /** Its layers, for which the data are read. */
    @Override
    public Optional<Description> describe(Point point) {
        ImageShape shape = ImageShape.of(DataCache.get(data).train());
        var plan = NetworkPlan.of(hyperParameters(point), network, shape, new double[0]);
        return Optional.of(new Description("Network", NetworkSummary.of(plan).text()));
    }

    /** What its networks take in, for which the data are read. */
    ImageShape images() {
        ImageSet images = DataCache.get(data).train();
        requirePoolable(images);
        return ImageShape.of(images);
    }

    /** How many parameters a network has, for which the data are read. */
    @Override
    public Map<String, Fact> facts() {
        return Map.of("parameters", new ParameterCount(this));
    }

    /** The multiplications of its layers, for which the data are read. */
    @Override
    public Optional<Workload> workload() {
        ImageShape shape = ImageShape.of(DataCache.get(data).train());
        return Optional.of(point -> NetworkPlan.of(hyperParameters(point), network, shape, new double[0])
                .multiplications());
    }

    /** What a point and the settings say of a network and its training. */
    public HyperParameters hyperParameters(Point point) {
        return HyperParameters.of(point, network, training.learningRate(), training.batch());
    }

    @Override
    public Map<String, String> provenance() {
        return Map.of(
                "Data",
                String.format(
                        Locale.ROOT,
                        "%s: %,d training, %,d validation (an epoch is scored on %,d), %s",
                        data.sources(),
                        data.train(),
                        data.validation(),
                        data.validateOn(),
                        Counted.of(data.test(), "test image")));
    }

    /** A night on CPUs is not what a user of GPUs had in mind. */
    @Override
    public Optional<String> warning(TrialStart start) {
        String backend = NetworkReports.backend(start.facts());
        return start.placement().gpu().isEmpty() || !backend.startsWith("nd4j-native")
                ? Optional.empty()
                : Optional.of(
                        ("Trials on %s are given a GPU and train on the CPU, by %s. The log of an executor there says"
                                        + " why, and so does the command gpu.")
                                .formatted(start.placement().host(), backend));
    }
}
