package io.sparbiter.worker.network.device.cuda;

/** A call to CUDA or one of its libraries that failed; the process can still use its GPU. */
public final class CudaException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CudaException(String message) {
        super(message);
    }
}
