package io.sparbiter.worker.network.throughput;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Trains on request: {@code ThroughputServer WORKLOAD} says {@code ready WITH WHAT}, reads lines
 * {@code train|infer WORKERS SIZE SECONDS CLOCK NETWORK} and answers each with {@code rate IMAGES_A_SECOND} of all workers
 * together, or {@code failed WHY}. The size is that of a training batch, or the number of images to infer.
 * {@code throughput.py} speaks the same with PyTorch.
 */
final class ThroughputServer {
    private final Workload workload;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private ThroughputServer(Workload workload) {
        this.workload = workload;
    }

    public static void main(String[] arguments) throws IOException {
        var server = new ThroughputServer(Workload.of(arguments[0]));
        System.out.println("ready " + server.workload.name());
        try (var requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String request = requests.readLine(); request != null; request = requests.readLine()) {
                System.out.println(server.answer(request.split(" ", -1)));
            }
        }
        System.exit(0);
    }

    private String answer(String[] request) {
        try {
            return String.format(Locale.ROOT, "rate %.3f", rate(request));
        } catch (ExecutionException | InterruptedException e) {
            e.printStackTrace();
            return "failed " + e.getMessage();
        }
    }

    private double rate(String[] request) throws ExecutionException, InterruptedException {
        int workers = Integer.parseInt(request[1]);
        var unmeasured = new CountDownLatch(workers);
        var meters = Stream.generate(
                        () -> new Meter(unmeasured, Double.parseDouble(request[3]), clock(request[4], workers)))
                .limit(workers)
                .toList();
        for (Future<?> done :
                meters.stream().map(meter -> start(request, meter)).toList()) {
            done.get();
        }
        return meters.stream().mapToDouble(Meter::rate).sum();
    }

    /**
     * {@code wall}, or {@code cpu}: a worker's share of the CPU time of this process, which on a busy machine shows what
     * a free one would.
     */
    private static LongSupplier clock(String word, int workers) {
        var process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return word.equals("cpu") ? () -> process.getProcessCpuTime() / workers : System::nanoTime;
    }

    private Future<?> start(String[] request, Meter meter) {
        var network = new SampleNetwork(request[5]);
        int size = Integer.parseInt(request[2]);
        return threads.submit(() -> {
            try {
                if (request[0].equals("train")) {
                    workload.train(network, size, meter);
                } else {
                    workload.infer(network, size, meter);
                }
            } finally {
                // Without this the others would wait for ever for one that failed.
                meter.giveUp();
            }
        });
    }
}
