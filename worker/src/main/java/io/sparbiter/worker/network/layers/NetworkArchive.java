package io.sparbiter.worker.network.layers;

import io.sparbiter.worker.storage.RegularFile;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Deeplearning4j's model file, a zip archive, read without Deeplearning4j, which makes whatever objects such a file names.
 * Whoever wrote it is not trusted: it must have a configuration, which is compared with the network it is said to be, and
 * that network's weights, which are numbers; it may have an optimizer's state, which is passed over; and nothing else. No
 * entry is read further than such a network's can go. Loads no ND4J.
 */
public final class NetworkArchive {
    private static final String CONFIGURATION = "configuration.json";
    private static final String WEIGHTS = "coefficients.bin";
    private static final String OPTIMIZER = "updaterState.bin";

    /** Bytes; configurations of this program's networks have about 25,000. */
    private static final int MOST_CONFIGURATION = 1 << 20;
    /** Vectors of the weights' length: Deeplearning4j's greediest optimizer keeps three. */
    private static final int MOST_OPTIMIZER = 4;
    /** What a byte of an archive can become, by the limits of deflate. */
    private static final int MOST_INFLATED = 1032;

    /** The longest array that every JVM makes. */
    private static final int MOST_NUMBERS = Integer.MAX_VALUE - 8;

    private static final int MOST_LETTERS = 80;
    private static final int BLOCK = 1 << 14;

    private final ZipInputStream zip;
    private final NetworkPlan plan;
    private final int mostWeights;
    private final Set<String> names = new HashSet<>();
    private float[] weights = {};

    private NetworkArchive(ZipInputStream zip, NetworkPlan plan, int mostWeights) {
        this.zip = zip;
        this.plan = plan;
        this.mostWeights = mostWeights;
    }

    /**
     * Reads a file as it is.
     *
     * @param plan of the network that it must hold
     * @throws IOException if it cannot be read, or if {@link NetworkFile#read} would refuse it
     */
    public static byte[] load(Path file, NetworkPlan plan) throws IOException {
        require(!RegularFile.isPipeOrDevice(file), "it is a pipe or a device, not a file");
        require(Files.size(file) <= mostBytes(plan), "it is larger than the network of its description can be");
        byte[] bytes = Files.readAllBytes(file);
        weights(bytes, plan);
        return bytes;
    }

    private static long mostBytes(NetworkPlan plan) {
        long most = MOST_CONFIGURATION + vector(plan) * (1 + MOST_OPTIMIZER);
        return Math.min(most, MOST_NUMBERS);
    }

    /** Bytes that as many numbers as the weights have take, and more than the header does. */
    private static long vector(NetworkPlan plan) {
        return BLOCK + plan.parameters() * Float.BYTES;
    }

    /**
     * The weights in an archive, in the order of its network's vector.
     *
     * @throws IOException whose message says what is wrong with the archive, as in "it ends too early"
     */
    static float[] weights(byte[] archive, NetworkPlan plan) throws IOException {
        long most = (long) archive.length * MOST_INFLATED / Float.BYTES;
        int mostWeights = (int) Math.min(most, MOST_NUMBERS);
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            return new NetworkArchive(zip, plan, mostWeights).read();
        } catch (EOFException e) {
            throw new IOException("it ends too early", e);
        } catch (IllegalArgumentException e) {
            // So the JDK says that an entry's name or attributes are none.
            throw new IOException("it is damaged: " + e.getMessage(), e);
        }
    }

    private float[] read() throws IOException {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            read(entry.getName());
        }
        requireEntry(CONFIGURATION);
        requireEntry(WEIGHTS);
        return weights;
    }

    private void requireEntry(String name) throws IOException {
        require(names.contains(name), "it is no network of Deeplearning4j, or damaged: it has no " + name);
    }

    /** Reads an entry to its end, where it is compared with its checksum. */
    private void read(String name) throws IOException {
        require(names.add(name), "it has two entries named " + printable(name));
        switch (name) {
            case CONFIGURATION -> readConfiguration();
            case WEIGHTS -> readWeights();
            case OPTIMIZER -> passOver(vector(plan) * MOST_OPTIMIZER);
            default ->
                throw new IOException("it holds \"%s\", and only %s, %s and %s belong into a network's file"
                        .formatted(printable(name), CONFIGURATION, WEIGHTS, OPTIMIZER));
        }
    }

    private void readConfiguration() throws IOException {
        byte[] json = zip.readNBytes(MOST_CONFIGURATION + 1);
        require(json.length <= MOST_CONFIGURATION, "its " + CONFIGURATION + " is too large");
        Optional<String> difference = NetworkOutline.of(plan).differenceOf(outline(json));
        require(
                difference.isEmpty(),
                "its %s is that of another network: %s".formatted(CONFIGURATION, difference.orElse("")));
    }

    private static NetworkOutline outline(byte[] json) throws IOException {
        try {
            return NetworkOutline.read(json);
        } catch (IOException e) {
            // Its words may hold what the file says, and a terminal would obey that.
            throw new IOException("its " + CONFIGURATION + " is no JSON", e);
        }
    }

    private void readWeights() throws IOException {
        require(
                plan.parameters() <= mostWeights,
                "it is too short for the %d numbers of its description".formatted(plan.parameters()));
        weights = new WeightsReader(zip, Math.toIntExact(plan.parameters())).read();
    }

    private void passOver(long most) throws IOException {
        byte[] block = new byte[BLOCK];
        long rest = most;
        for (int count = zip.read(block); count >= 0; count = zip.read(block)) {
            rest -= count;
            require(rest >= 0, "its " + OPTIMIZER + " is too large");
        }
    }

    /** A name that a terminal shows as it is. */
    private static String printable(String name) {
        String letters = name.replaceAll("[^ -~]", "?");
        return letters.length() > MOST_LETTERS ? letters.substring(0, MOST_LETTERS) + "..." : letters;
    }

    private static void require(boolean rule, String otherwise) throws IOException {
        if (!rule) {
            throw new IOException(otherwise);
        }
    }
}
