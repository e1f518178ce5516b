package io.sparbiter.driver.dispatch;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.sparbiter.search.trial.Trial;
import java.util.List;
import org.apache.spark.serializer.KryoRegistrator;

/**
 * Registers what crosses Spark in a search. Kryo 4 cannot build records, so they go through Java serialization inside
 * Kryo's stream. Loads nothing that computes: a GPU cluster's driver has no GPU.
 */
public class SearchKryoRegistrator implements KryoRegistrator {
    /** The types that Kryo itself meets; what they hold follows them through Java serialization. */
    static final List<Class<?>> TYPES = List.of(Trial.class, TrialTask.End.class);

    @Override
    public void registerClasses(Kryo kryo) {
        TYPES.forEach(type -> kryo.register(type, new JavaSerializer()));
    }
}
