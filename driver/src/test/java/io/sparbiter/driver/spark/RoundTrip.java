package io.sparbiter.driver.spark;

import org.apache.spark.serializer.Serializer;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** The way of a value through Spark. */
public final class RoundTrip {
    private RoundTrip() {}

    /** What comes out at the other end. */
    public static Object of(Object value, Serializer serializer) {
        var instance = serializer.newInstance();
        ClassTag<Object> tag = ClassTag$.MODULE$.apply(Object.class);
        return instance.deserialize(instance.serialize(value, tag), tag);
    }
}
