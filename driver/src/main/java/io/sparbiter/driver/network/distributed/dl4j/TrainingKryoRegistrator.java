package io.sparbiter.driver.network.distributed.dl4j;

import com.esotericsoftware.kryo.Kryo;
import io.sparbiter.driver.dispatch.SearchKryoRegistrator;
import io.sparbiter.worker.network.device.NativeHelpers;
import org.nd4j.kryo.Nd4jRegistrator;

/**
 * Adds ND4J's arrays, for distributed evaluation and training, where the driver has the backend, too. Set it as {@code
 * spark.kryo.registrator} for those only: building it loads the backend.
 */
public final class TrainingKryoRegistrator extends SearchKryoRegistrator {
    @Override
    public void registerClasses(Kryo kryo) {
        NativeHelpers.enable();
        super.registerClasses(kryo);
        new Nd4jRegistrator().registerClasses(kryo);
    }
}
