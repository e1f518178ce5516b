package io.sparbiter.worker.network.device;

import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/** ND4J's. None of its calls here runs code on a GPU. */
final class Nd4jGpus implements CudaGpus {
    @Override
    public int count() {
        return Nd4j.getAffinityManager().getNumberOfDevices();
    }

    @Override
    public int selected() {
        return Nd4j.getAffinityManager().getDeviceForCurrentThread();
    }

    @Override
    public void select(int ordinal) {
        Nd4j.getAffinityManager().unsafeSetDevice(ordinal);
    }

    @Override
    public String name(int ordinal) {
        return ops().getDeviceName(ordinal);
    }

    @Override
    public ComputeCapability capability(int ordinal) {
        return new ComputeCapability(ops().getDeviceMajor(ordinal), ops().getDeviceMinor(ordinal));
    }

    private static NativeOps ops() {
        return NativeOpsHolder.getInstance().getDeviceNativeOps();
    }
}
