package shiliu.player.diag;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.message.Message;
import shiliu.protocols.packet.Hex;

/**
 * What passed on a line, in the form that the project's packet vectors have.
 *
 * @param protocol the family's word
 */
public record Recording(String protocol, List<Frame> frames) {
    private static final int MOST_FRAMES = 10_000;

    public Recording {
        frames = List.copyOf(frames);
    }

    /**
     * One packet, or what looked like one.
     *
     * @param direction {@code request} to a card, {@code response} from it
     * @param source where it was seen
     */
    public record Frame(
            String name,
            String direction,
            String hex,
            String source,
            Optional<Instant> at,
            Optional<String> note,
            Optional<Object> decoded) {
        static final String REQUEST = "request";
        static final String RESPONSE = "response";

        boolean request() {
            return direction.equals(REQUEST);
        }

        byte[] bytes() {
            return Hex.bytes(hex);
        }
    }

    /** A request and the answers that were recorded after it. */
    public record Asked(Frame request, List<Frame> answers) {
        public Asked {
            answers = List.copyOf(answers);
        }
    }

    /** Reads a file's bytes; a mistake is a sentence that names {@code file}. */
    public static Recording read(String file, byte[] json) throws DiagException {
        try {
            Recording recording = Json.read(json, Recording.class);
            boolean odd =
                    recording.frames().stream().anyMatch(frame -> !frame.hex().matches("([0-9a-fA-F]{2})*"));
            if (!odd && recording.frames().size() <= MOST_FRAMES) {
                return recording;
            }
        } catch (JsonException e) {
            throw new DiagException(
                    DiagException.Kind.BAD_INPUT,
                    Message.of("diag.no-recording", file, String.valueOf(e.getMessage())));
        }
        throw DiagException.of(DiagException.Kind.BAD_INPUT, "diag.no-recording", file, "hex");
    }

    /** The document, one frame a line. */
    public byte[] written() {
        StringBuilder text = new StringBuilder("{\"protocol\":" + text(protocol) + ",\"frames\":[");
        String separator = "\n";
        for (Frame frame : frames) {
            text.append(separator).append(new String(Json.write(frame), StandardCharsets.UTF_8));
            separator = ",\n";
        }
        return text.append("\n]}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String text(String value) {
        return new String(Json.write(value), StandardCharsets.UTF_8);
    }

    /** The requests that were answered: only they can be compared. */
    public List<Asked> answered() {
        return asked().stream().filter(asked -> !asked.answers().isEmpty()).toList();
    }

    /** Each request with what came after it; what came before the first is left out. */
    public List<Asked> asked() {
        List<Asked> asked = new ArrayList<>();
        Optional<Frame> request = Optional.empty();
        List<Frame> answers = new ArrayList<>();
        for (Frame frame : frames) {
            if (frame.request()) {
                request.ifPresent(before -> asked.add(new Asked(before, answers)));
                answers.clear();
                request = Optional.of(frame);
            } else {
                answers.add(frame);
            }
        }
        request.ifPresent(last -> asked.add(new Asked(last, answers)));
        return asked;
    }
}
