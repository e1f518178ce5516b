package io.sparbiter.driver.spark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import scala.Tuple2;
import scala.collection.Iterator;
import scala.collection.immutable.Nil$;

/**
 * Copies collections from Scala to Java and back by what Scala 2.12 and 2.13 have in common: their converters have other
 * names in each, and what is a sequence to one is not to the other, unless it is an immutable list.
 */
final class ScalaCollections {
    private ScalaCollections() {}

    /** A sequence for every parameter of Spark's that is one. */
    @SuppressWarnings("unchecked") // The empty list is one of everything.
    static <T> scala.collection.immutable.List<T> list(List<T> values) {
        var list = (scala.collection.immutable.List<T>) (Object) Nil$.MODULE$;
        for (int i = values.size() - 1; i >= 0; i--) {
            list = list.$colon$colon(values.get(i));
        }
        return list;
    }

    static <T> List<T> list(scala.collection.Iterable<T> values) {
        List<T> list = new ArrayList<>();
        each(values.iterator(), list::add);
        return list;
    }

    static <T> Set<T> set(scala.collection.Iterable<T> values) {
        return new LinkedHashSet<>(list(values));
    }

    static <K, V> Map<K, V> map(scala.collection.Map<K, V> values) {
        Map<K, V> map = new LinkedHashMap<>();
        each(values.iterator(), (Tuple2<K, V> entry) -> map.put(entry._1(), entry._2()));
        return map;
    }

    private static <T> void each(Iterator<T> values, Consumer<T> consumer) {
        while (values.hasNext()) {
            consumer.accept(values.next());
        }
    }
}
