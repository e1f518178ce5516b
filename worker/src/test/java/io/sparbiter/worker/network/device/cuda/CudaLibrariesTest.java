package io.sparbiter.worker.network.device.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the loader says, and what a person is told. */
class CudaLibrariesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            libcuda.so.1: cannot open shared object file: No such file or directory | NVIDIA's driver is not found here: libcuda.so.1.
            libcudart.so.13: cannot open shared object file | CUDA's runtime is not found here: libcudart.so.13.
            libcublasLt.so.12: cannot open shared object file | CUDA's cuBLAS is not found here: libcublasLt.so.12.
            libcudnn_cnn.so.9: cannot open shared object file | cuDNN is not found here: libcudnn_cnn.so.9.
            /c/libjnicudnn.so: /opt/libcudnn_ops.so.9: file too short | /opt/libcudnn_ops.so.9 is no library: file too short.
            /opt/libnvrtc.so.12: invalid ELF header | /opt/libnvrtc.so.12 is no library: invalid ELF header.
            /c/libjnicudart.so: /lib/libc.so.6: version `GLIBC_2.34' not found | The system's C library is older than CUDA's bindings: it has no GLIBC_2.34.
            Could not initialize class org.bytedeco.cuda.global.cublas | not looked for, since what loads it needs what is missing here
            """)
    void whatIsWrongIsNamed(String said, String told) {
        var cause = new UnsatisfiedLinkError(said);
        var raised = new UnsatisfiedLinkError("no jnicudnn in java.library.path");
        raised.initCause(cause);
        assertThat(CudaLibraries.words(raised).lines().findFirst()).contains(told);
        assertThat(CudaLibraries.words(cause)).isEqualTo(CudaLibraries.words(raised));
    }
}
