package io.sparbiter.driver.lock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The driver that holds a lock.
 *
 * @param host name of the machine
 * @param machine its {@link Machine#id()}
 * @param process number of the process there
 * @param processStart see {@link Machine#startOf}
 * @param since by the holder's own clock, for people only
 */
record Holder(String host, String machine, long process, String processStart, Instant since) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of a lock that does not say. */
    private static final Holder UNKNOWN = new Holder("an unknown machine", "", 0, "", Instant.EPOCH);

    static Holder self(Machine machine, Instant now) {
        long process = ProcessHandle.current().pid();
        return new Holder(
                machine.host(),
                machine.id(),
                process,
                machine.startOf(process).orElse("unknown"),
                now.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Whether this machine can tell if the holder lives. */
    boolean isOn(Machine here) {
        return machine.equals(here.id());
    }

    /** Only of a holder on this machine: whether its process still runs. */
    boolean livesOn(Machine here) {
        return here.startOf(process).filter(processStart::equals).isPresent();
    }

    /** Its name, in messages. */
    String words() {
        return "process " + process + " on " + host + " since " + since;
    }

    String json() {
        return JSON.createObjectNode()
                .put("host", host)
                .put("machine", machine)
                .put("process", process)
                .put("process_start", processStart)
                .put("since", since.toString())
                .toString();
    }

    /** The holder that wrote this. */
    static Holder of(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            return new Holder(
                    node.path("host").asText(),
                    node.path("machine").asText(),
                    node.path("process").asLong(),
                    node.path("process_start").asText(),
                    Instant.parse(node.path("since").asText()));
        } catch (JsonProcessingException | DateTimeException e) {
            return UNKNOWN;
        }
    }
}
