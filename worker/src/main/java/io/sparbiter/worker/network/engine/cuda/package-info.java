/**
 * Computes the networks of a search on an NVIDIA GPU: convolutions by cuDNN, dense layers by cuBLAS, all else by the
 * kernels of {@code kernels.cu}. Knows nothing of Deeplearning4j. {@link
 * io.sparbiter.worker.network.engine.cuda.CudaNetwork} is the way in and the class to read first: for each size of batch it
 * has a pass, which the nodes of its layers write as a {@link io.sparbiter.worker.network.engine.cuda.Program} of launches.
 */
package io.sparbiter.worker.network.engine.cuda;
