package io.sparbiter.driver.network.distributed.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.spark.RoundTrip;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Trial;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.KryoSerializer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class TrainingKryoRegistratorTest {
    private static Object there(Object value) {
        SparkConf conf = new SparkConf(false).set("spark.kryo.registrator", TrainingKryoRegistrator.class.getName());
        return RoundTrip.of(value, new KryoSerializer(conf));
    }

    @Test
    void anArraySurvivesTheWay() {
        var array = Nd4j.createFromArray(new float[][] {{1, 2}, {3, 4.5f}});
        assertThat(there(array)).isEqualTo(array);
    }

    @Test
    void soDoesATrial() {
        var trial = new Trial(3, new Candidate(new Point(41, Map.of("optimizer", "adam")), "random"), 42, 20);
        assertThat(there(trial)).isEqualTo(trial);
    }
}
