package io.sparbiter.worker.throughput;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Trains on request: {@code ThroughputServer ENGINE} says {@code ready WITH WHAT}, reads lines
 * {@code train|infer WORKERS SIZE SECONDS NETWORK} and answers each with {@code rate IMAGES_A_SECOND} of all workers
 * together, or {@code failed WHY}. The size is that of a training batch, or the number of images to infer.
 * {@code throughput.py} speaks the same with PyTorch.
 */
final class ThroughputServer {
    private final Engine engine;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private ThroughputServer(Engine engine) {
        this.engine = engine;
    }

    public static void main(String[] arguments) throws IOException {
        var server = new ThroughputServer(Engine.of(arguments[0]));
        System.out.println("ready " + server.engine.name());
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
        var meters = Stream.generate(() -> new Meter(unmeasured, Double.parseDouble(request[3])))
                .limit(workers)
                .toList();
        for (Future<?> done :
                meters.stream().map(meter -> start(request, meter)).toList()) {
            done.get();
        }
        return meters.stream().mapToDouble(Meter::rate).sum();
    }

    private Future<?> start(String[] request, Meter meter) {
        var network = new SampleNetwork(request[4]);
        int size = Integer.parseInt(request[2]);
        return threads.submit(() -> {
            try {
                if (request[0].equals("train")) {
                    engine.train(network, size, meter);
                } else {
                    engine.infer(network, size, meter);
                }
            } finally {
                // Without this the others would wait for ever for one that failed.
                meter.giveUp();
            }
        });
    }
}
