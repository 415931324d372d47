package shiliu.protocols.packet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Packets from independent sources, {@code src/test/resources/vectors}. */
public final class Vectors {
    private Vectors() {}

    /** One packet and where it comes from. */
    public record Vector(String name, boolean reply, byte[] bytes, String source) {
        @Override
        public String toString() {
            return name + (reply ? " reply" : " request");
        }
    }

    public static List<Vector> of(String file) {
        try (InputStream in = Objects.requireNonNull(Vectors.class.getResourceAsStream("/vectors/" + file + ".json"))) {
            List<Vector> vectors = new ArrayList<>();
            for (JsonNode frame : new ObjectMapper().readTree(in).get("frames")) {
                vectors.add(new Vector(
                        frame.get("name").asText(),
                        frame.get("direction").asText().equals("response"),
                        Hex.bytes(frame.get("hex").asText()),
                        frame.get("source").asText()));
            }
            return vectors;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
