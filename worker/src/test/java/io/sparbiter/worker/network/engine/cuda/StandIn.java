package io.sparbiter.worker.network.engine.cuda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.javacpp.SizeTPointer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * NVIDIA's libraries as the tests have them, src/test/cuda: built by g++ when a source is newer, found through
 * LD_LIBRARY_PATH, and as each test wants its GPUs to be. Every test begins with one GPU that is well.
 */
final class StandIn implements BeforeAllCallback, BeforeEachCallback {
    private static final String PACKAGE = "io/sparbiter/worker/network/engine/cuda";
    /** See settings.cpp. */
    private static final int TEXT = 16;

    private static final int TABLE = 4096;
    private static final int SIZE = 65_536;
    private static final int NAME = 56;
    private static final VarHandle NUMBER =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final Map<String, String> settings = new LinkedHashMap<>();
    private ByteBuffer control;

    /** As one of src/test/cuda/settings.cpp: such as devices, memory, capability, order or defer; until the test ends. */
    void set(String key, Object value) {
        settings.put(key, value.toString());
        write();
    }

    /** That launch from now, 1 for the next, fails with a status; from 700 on all calls do afterwards. */
    void fail(int launch, int status) {
        set("fail", "%d:%d %s".formatted(launch, status, UUID.randomUUID()));
    }

    /** Bytes of the first GPU that nobody has. */
    long free() {
        try (var free = new SizeTPointer(1);
                var total = new SizeTPointer(1)) {
            StandInDevice.check(cudart.cudaSetDevice(0));
            StandInDevice.check(cudart.cudaMemGetInfo(free, total));
            return free.get();
        }
    }

    /** How often a function of NVIDIA's was called since the test began. */
    long calls(String function) {
        return count(function);
    }

    /** How often a kernel was launched since the test began, by graphs too. */
    long launches(String kernel) {
        return count("kernel " + kernel);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("os.arch").equals("amd64"),
                "The stand-in for NVIDIA's libraries is for Linux on x86_64.");
        Path directory = Path.of("target", "standin").toAbsolutePath();
        Assumptions.assumeTrue(
                Stream.of(System.getenv().getOrDefault("LD_LIBRARY_PATH", "").split(":"))
                        .anyMatch(directory.toString()::equals),
                "This JVM was not started with LD_LIBRARY_PATH=%s.".formatted(directory));
        Files.createDirectories(directory);
        try (var channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock(); // until the channel is closed
            build(directory);
            control = map(directory.resolve("control"));
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        settings.clear();
        for (int entry = TABLE; entry < SIZE; entry += NAME + Long.BYTES) {
            NUMBER.setVolatile(control, entry + NAME, 0L);
        }
        set("recover", UUID.randomUUID());
    }

    private void write() {
        String text = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                .collect(Collectors.joining("", "", "\0"));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > TABLE - TEXT) {
            throw new IllegalArgumentException("Too many settings: " + text);
        }
        control.put(TEXT, bytes);
        NUMBER.getAndAdd(control, 0, 1L);
    }

    private long count(String name) {
        byte[] found = new byte[NAME];
        for (int entry = TABLE; entry < SIZE; entry += NAME + Long.BYTES) {
            control.get(entry, found);
            if (new String(found, StandardCharsets.UTF_8).split("\0", 2)[0].equals(name)) {
                return (long) NUMBER.getVolatile(control, entry + NAME);
            }
        }
        return 0;
    }

    private static MappedByteBuffer map(Path file) throws IOException {
        try (var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE);
        }
    }

    private static void build(Path directory) throws IOException, InterruptedException {
        List<Path> sources = files(Path.of("src", "test", "cuda"));
        List<Path> kernels = new ArrayList<>(files(Path.of("src", "main", "resources", PACKAGE)));
        kernels.addAll(sources);
        kernels.removeIf(file -> !file.toString().endsWith(".cu"));
        Path library = directory.resolve("libstandin.so");
        FileTime newest = Stream.concat(sources.stream(), kernels.stream())
                .map(StandIn::modified)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        String major = System.getProperty("cuda.version", "12").split("\\.", 2)[0];
        if (Files.exists(directory.resolve("libcudart.so." + major))
                && modified(library).compareTo(newest) > 0) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("bash", "src/test/cuda/build.sh", directory.toString(), major));
        kernels.forEach(file -> command.add(file.toString()));
        Path log = directory.resolve("build.log");
        assumeCompiler(log);
        int status = run(log, command);
        if (status != 0) {
            throw new IllegalStateException("The stand-in cannot be built:%n%s".formatted(Files.readString(log)));
        }
    }

    private static void assumeCompiler(Path log) throws InterruptedException {
        try {
            run(log, List.of("g++", "--version"));
        } catch (IOException e) {
            Assumptions.abort(
                    "The stand-in for NVIDIA's libraries is built by g++, which is not here: " + e.getMessage());
        }
    }

    private static int run(Path log, List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
    }

    private static List<Path> files(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
