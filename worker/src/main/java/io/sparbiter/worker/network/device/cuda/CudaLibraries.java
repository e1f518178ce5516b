package io.sparbiter.worker.network.device.cuda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bytedeco.cuda.global.cublas;
import org.bytedeco.cuda.global.cudart;
import org.bytedeco.cuda.global.cudnn;
import org.bytedeco.cuda.global.nvrtc;
import org.bytedeco.javacpp.Loader;

/** Looks for NVIDIA's driver and libraries, once. They are never ours: the machine or its image has them. */
final class CudaLibraries {
    private static final Pattern MISSING =
            Pattern.compile("(lib[\\w.+-]+\\.so[.\\d]*): cannot open shared object file");
    private static final Pattern DAMAGED =
            Pattern.compile("(/[^:\\s]+): (file too short|invalid ELF header|cannot read file data)");
    private static final Pattern SYSTEM = Pattern.compile("version `(GLIBC\\w*_[\\d.]+)' not found");

    private static final Map<String, String> PACKAGES = Map.of(
            "cuda", "NVIDIA's driver",
            "cudart", "CUDA's runtime",
            "cublas", "CUDA's cuBLAS",
            "cublasLt", "CUDA's cuBLAS",
            "nvrtc", "CUDA's compiler, NVRTC",
            "cudnn", "cuDNN");

    private static final List<Part> PARTS = List.of(
            new Part("driver", "libcuda.so.", cudart.class, () -> "knows CUDA " + CudaVersions.words(driver())),
            new Part("CUDA", "libcudart.so.", cudart.class, () -> CudaVersions.words(runtime())),
            new Part("cuBLAS", "libcublas.so.", cublas.class, CudaLibraries::blas),
            new Part("cuDNN", "libcudnn", cudnn.class, () -> CudaVersions.cudnnWords(cudnn.cudnnGetVersion())),
            new Part("NVRTC", "libnvrtc.so.", nvrtc.class, CudaLibraries::compiler));

    private static final String NOT_LOOKED_FOR = "not looked for, since what loads it needs what is missing here";
    private static final Map<Class<?>, Optional<String>> PROBLEMS = new ConcurrentHashMap<>();

    private CudaLibraries() {}

    /** What there is. */
    sealed interface Found {
        Optional<String> problem();

        /** All that is needed, and at least one GPU. */
        record Complete(CudaVersions versions) implements Found {
            @Override
            public Optional<String> problem() {
                return Optional.empty();
            }
        }

        /** Something is missing, as a sentence and its remedy on the next line say. */
        record Incomplete(String words) implements Found {
            @Override
            public Optional<String> problem() {
                return Optional.of(words);
            }
        }
    }

    /** Loaded by the first who asks; who asks meanwhile waits. */
    private static final class Holder {
        static final Found FOUND = look();
    }

    static Found find() {
        return Holder.FOUND;
    }

    private static Found look() {
        return PARTS.stream()
                .flatMap(part -> problem(part.binding()).stream())
                .findFirst()
                .<Found>map(Found.Incomplete::new)
                .orElseGet(CudaLibraries::devices);
    }

    private static Found devices() {
        int[] count = new int[1];
        int status = cudart.cudaGetDeviceCount(count);
        int driver = driver();
        if (status == cudart.cudaErrorInsufficientDriver) {
            return new Found.Incomplete(
                    "NVIDIA's driver is too old: it knows CUDA %s, and the libraries are of CUDA %s.\n"
                                    .formatted(CudaVersions.words(driver), CudaVersions.words(runtime()))
                            + "Update the driver, or take libraries of an older CUDA of the same generation.");
        }
        if (status == cudart.cudaErrorNoDevice || (status == 0 && count[0] == 0)) {
            return new Found.Incomplete("CUDA sees no GPU here.\n"
                    + "See whether nvidia-smi lists one, and what CUDA_VISIBLE_DEVICES and the container hide.");
        }
        if (status != 0) {
            return new Found.Incomplete("CUDA %d: %s.\nSee whether nvidia-smi finds the GPU in order."
                    .formatted(status, cudart.cudaGetErrorString(status).getString()));
        }
        return new Found.Complete(
                new CudaVersions(driver, runtime(), blas(), Math.toIntExact(cudnn.cudnnGetVersion()), compiler()));
    }

    /**
     * One of them.
     *
     * @param file how its files' names begin
     * @param binding the class that loads it
     */
    private record Part(String name, String file, Class<?> binding, Supplier<String> version) {
        CudaLibrary found() {
            return new CudaLibrary(name, Optional.of(version.get()), mapped(file), Optional.empty());
        }

        CudaLibrary missing(String problem) {
            return new CudaLibrary(name, Optional.empty(), Optional.empty(), Optional.of(problem));
        }
    }

    static List<CudaLibrary> all() {
        Optional<String> runtime = problem(cudart.class);
        return PARTS.stream().map(part -> look(part, runtime)).toList();
    }

    /** Bindings load the runtime's first, so that without it nothing is known of the others. */
    private static CudaLibrary look(Part part, Optional<String> runtime) {
        if (runtime.isEmpty()) {
            return problem(part.binding()).map(part::missing).orElseGet(part::found);
        }
        boolean isIt = runtime.get().contains(part.file());
        return part.missing(isIt ? runtime.get() : NOT_LOOKED_FOR);
    }

    /** Of loading it, which says what is missing at the first attempt only. */
    private static Optional<String> problem(Class<?> binding) {
        return PROBLEMS.computeIfAbsent(binding, key -> {
            try {
                Loader.load(key);
                return Optional.empty();
            } catch (LinkageError | RuntimeException e) {
                return Optional.of(words(e));
            }
        });
    }

    /** The file of this process's whose name begins like this, where the system tells. */
    private static Optional<String> mapped(String name) {
        try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
            return maps.map(line -> line.substring(line.indexOf('/') + 1))
                    .filter(file -> file.substring(file.lastIndexOf('/') + 1).startsWith(name))
                    .findFirst()
                    .map(file -> "/" + file);
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static int driver() {
        int[] version = new int[1];
        cudart.cudaDriverGetVersion(version);
        return version[0];
    }

    private static int runtime() {
        int[] version = new int[1];
        cudart.cudaRuntimeGetVersion(version);
        return version[0];
    }

    private static String blas() {
        int[] parts = new int[3];
        for (int i = 0; i < parts.length; i++) {
            int[] part = new int[1];
            cublas.cublasGetProperty(i, part);
            parts[i] = part[0];
        }
        return "%d.%d.%d".formatted(parts[0], parts[1], parts[2]);
    }

    private static String compiler() {
        int[] major = new int[1];
        int[] minor = new int[1];
        nvrtc.nvrtcVersion(major, minor);
        return major[0] + "." + minor[0];
    }

    /** The library that the loader named is what a user can look for. */
    static String words(Throwable raised) {
        for (String message : messages(raised)) {
            Matcher missing = MISSING.matcher(message);
            if (missing.find()) {
                String file = missing.group(1);
                return "%s is not found here: %s.\n%s".formatted(owner(file), file, remedy(file));
            }
            Matcher damaged = DAMAGED.matcher(message);
            if (damaged.find()) {
                return "%s is no library: %s.\nInstall it again, or take it away."
                        .formatted(damaged.group(1), damaged.group(2));
            }
            if (message.startsWith("Could not initialize class ")) {
                return NOT_LOOKED_FOR;
            }
            Matcher system = SYSTEM.matcher(message);
            if (system.find()) {
                return "The system's C library is older than CUDA's bindings: it has no %s.\n"
                                .formatted(system.group(1))
                        + "Take a newer system, or a jar with older bindings.";
            }
        }
        return "CUDA's bindings do not load: %s.\nThere are such for linux-x86_64 only.".formatted(raised);
    }

    private static String owner(String file) {
        String name = file.replaceFirst("^lib", "").replaceFirst("(_\\w+)?\\.so.*", "");
        return PACKAGES.getOrDefault(name, "A library of CUDA's");
    }

    private static String remedy(String file) {
        return file.startsWith("libcuda.")
                ? "Install the driver, or let the container have it (NVIDIA's container toolkit)."
                : "Install it, or name its folder in LD_LIBRARY_PATH; docs/operations.md says which one.";
    }

    /** Of an exception, its causes and what they suppressed, which may be a ring. */
    private static Iterable<String> messages(Throwable raised) {
        Deque<Throwable> left = new ArrayDeque<>();
        Stream.Builder<String> messages = Stream.builder();
        left.add(raised);
        for (int i = 0; i < 100 && !left.isEmpty(); i++) {
            Throwable next = left.remove();
            messages.add(String.valueOf(next.getMessage()));
            Stream.concat(Stream.ofNullable(next.getCause()), Arrays.stream(next.getSuppressed()))
                    .forEach(left::add);
        }
        return messages.build().toList();
    }
}
