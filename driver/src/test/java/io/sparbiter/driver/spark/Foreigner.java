package io.sparbiter.driver.spark;

import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;
import org.apache.spark.internal.plugin.PluginMessage;
import org.apache.spark.rpc.RpcAddress;
import org.apache.spark.rpc.RpcEndpointRef;
import org.apache.spark.rpc.RpcEnv;
import scala.Option;
import scala.reflect.ClassTag$;

/** Another process, by Spark's own protocol. Knows the secret, since it belongs to this process, unless it is overridden. */
public class Foreigner extends SecurityManager {
    private static final String DESK = "org.apache.spark.internal.plugin.PluginEndpoint";

    private final SparkConf conf;

    public Foreigner(SparkConf conf) {
        super(conf, Option.empty(), SecurityManager.$lessinit$greater$default$3());
        this.conf = conf;
    }

    /** Sends a message to a plugin of a driver on this machine, and returns what it answers. */
    public final Object ask(Class<?> plugin, Object message, int port) {
        RpcEnv env = RpcEnv.create("foreigner", "127.0.0.1", 0, conf, this, true);
        try {
            RpcEndpointRef desk = env.setupEndpointRef(new RpcAddress("127.0.0.1", port), DESK);
            return desk.askSync(new PluginMessage(plugin.getName(), message), ClassTag$.MODULE$.apply(Object.class));
        } finally {
            env.shutdown();
            env.awaitTermination();
        }
    }
}
