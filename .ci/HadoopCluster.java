import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.server.MiniYARNCluster;

/**
 * A Hadoop cluster in this JVM, on loopback: HDFS of two data nodes and YARN of two node managers, for as long as the
 * process lives. Its argument is the directory in which all of it lies; when the cluster serves, {@code conf} is there, for
 * {@code HADOOP_CONF_DIR}.
 */
final class HadoopCluster {
    private static final int NODES = 2;
    private static final int PATIENCE_MILLIS = 60_000;
    private static final String QUEUES = "yarn.scheduler.capacity.root.";

    private final Path directory;

    private HadoopCluster(Path directory) {
        this.directory = directory;
    }

    public static void main(String[] arguments) {
        try {
            new HadoopCluster(Path.of(arguments[0]).toAbsolutePath()).start();
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1); // What had started would keep the process alive.
        }
    }

    private void start() throws Exception {
        MiniDFSCluster hdfs = hdfs();
        MiniYARNCluster yarn = yarn(hdfs.getURI().toString());
        publish(new Configuration(yarn.getConfig()));
    }

    private MiniDFSCluster hdfs() throws IOException {
        var settings = new Configuration();
        settings.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, directory.resolve("hdfs").toString());
        MiniDFSCluster hdfs = new MiniDFSCluster.Builder(settings).numDataNodes(NODES).build();
        hdfs.waitActive();
        return hdfs;
    }

    private MiniYARNCluster yarn(String fileSystem) throws Exception {
        System.setProperty("test.build.data", directory.resolve("yarn").toString());
        var yarn = new MiniYARNCluster("nodes", NODES, 1, 1);
        yarn.init(settings(fileSystem));
        yarn.start();
        if (!yarn.waitForNodeManagersToConnect(PATIENCE_MILLIS)) {
            throw new IllegalStateException("the node managers do not connect");
        }
        return yarn;
    }

    private static Configuration settings(String fileSystem) {
        var settings = new YarnConfiguration();
        settings.set("fs.defaultFS", fileSystem);
        settings.set(QUEUES + "queues", "default");
        settings.set(QUEUES + "default.capacity", "100");
        settings.set("yarn.scheduler.capacity.maximum-am-resource-percent", "0.5");
        settings.setInt(YarnConfiguration.RM_SCHEDULER_MINIMUM_ALLOCATION_MB, 256);
        // A machine of many jobs has a disk that is 90 % full, and Java's address space is large.
        settings.setBoolean(YarnConfiguration.NM_DISK_HEALTH_CHECK_ENABLE, false);
        settings.setBoolean(YarnConfiguration.NM_VMEM_CHECK_ENABLED, false);
        return settings;
    }

    /** Writes what clients need to know, visible when it is complete. */
    private void publish(Configuration settings) throws IOException {
        Path unfinished = Files.createDirectory(directory.resolve("unfinished"));
        for (String file : List.of("core-site.xml", "yarn-site.xml")) {
            try (OutputStream out = Files.newOutputStream(unfinished.resolve(file))) {
                settings.writeXml(out);
            }
        }
        Files.move(unfinished, directory.resolve("conf"));
    }
}
