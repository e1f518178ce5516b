package io.sparbiter.worker.network.device.cuda;

/**
 * What was found of NVIDIA's software.
 *
 * @param driver the newest CUDA that the driver knows, 1000 · major + 10 · minor
 * @param runtime CUDA's, counted alike
 * @param cublas such as {@code 12.9.1}
 * @param cudnn 10,000 · major + 100 · minor + patch
 * @param nvrtc such as {@code 12.9}
 */
public record CudaVersions(int driver, int runtime, String cublas, int cudnn, String nvrtc) {
    /** Such as {@code 12.9}. */
    public static String words(int version) {
        return version / 1000 + "." + version % 1000 / 10;
    }

    /** For the table: {@code CUDA 12.9, cuDNN 9.10.2}. */
    @Override
    public String toString() {
        return "CUDA %s, cuDNN %s".formatted(words(runtime), cudnnWords(cudnn));
    }

    /** Of cuDNN, such as {@code 9.10.2}. */
    static String cudnnWords(long version) {
        return "%d.%d.%d".formatted(version / 10_000, version / 100 % 100, version % 100);
    }
}
