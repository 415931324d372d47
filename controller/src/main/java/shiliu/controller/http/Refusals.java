package shiliu.controller.http;

import io.vertx.core.http.HttpClosedException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.controller.api.Refused;
import shiliu.controller.store.StoreException;
import shiliu.player.bundle.Envelope;
import shiliu.player.config.ProblemsException;
import shiliu.player.json.JsonException;
import shiliu.player.message.Message;
import shiliu.player.net.RequestRefusedException;
import shiliu.player.net.RequestRefusedException.Reason;

/** Turns whatever stopped a request into a problem document (RFC 9457); no trace of our own code goes out. */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final Function<String, Envelope> time;

    /** With the controller's signed time for a nonce. */
    Refusals(Function<String, Envelope> time) {
        this.time = time;
    }

    /** What the audit log calls it; empty where nobody was refused anything. */
    static Optional<String> code(Throwable stopped) {
        if (stopped instanceof HttpRefusal http) {
            return Optional.of(http.sentence().key()).filter(key -> http.status() < 500);
        }
        if (stopped instanceof Refused refused) {
            return Optional.of(refused.sentence().key());
        }
        if (stopped instanceof ProblemsException) {
            return Optional.of("http.file-problems");
        }
        if (stopped instanceof RequestRefusedException signature) {
            // One whose clock is wrong asks again at once with ours.
            return signature.reason() == Reason.SKEW
                    ? Optional.empty()
                    : Optional.of(sentence(signature.reason()).key());
        }
        return stopped instanceof JsonException ? Optional.of("http.bad-json") : Optional.empty();
    }

    Answer of(Throwable stopped, Speech speech) {
        if (stopped instanceof HttpRefusal http) {
            return Answer.problem(http.status(), speech.problem(http.status(), http.sentence()));
        }
        if (stopped instanceof Refused refused) {
            int status = refused.kind().status();
            return Answer.problem(status, speech.problem(status, refused.sentence()));
        }
        if (stopped instanceof ProblemsException bad) {
            Message sentence = Message.of("http.file-problems", bad.problems().size());
            return Answer.problem(422, speech.problems(422, sentence, bad.problems()));
        }
        if (stopped instanceof JsonException json) {
            return Answer.problem(
                    400, speech.problem(400, Message.of("http.bad-json", String.valueOf(json.getMessage()))));
        }
        if (stopped instanceof RequestRefusedException signature) {
            return signature(signature, speech);
        }
        if (stopped instanceof HttpClosedException) {
            LOG.debug("Somebody went away in the middle of a request");
            return Answer.problem(400, speech.problem(400, Message.of("http.bad-request")));
        }
        if (stopped instanceof StoreException) {
            LOG.error("The database could not keep it", stopped);
            return Answer.problem(507, speech.problem(507, Message.of("http.not-kept")));
        }
        LOG.error("A request failed", stopped);
        return Answer.problem(500, speech.problem(500, Message.of("http.internal")));
    }

    private Answer signature(RequestRefusedException refused, Speech speech) {
        LOG.info("Refused a request: {}", refused.getMessage());
        Reason reason = refused.reason();
        Message sentence = sentence(reason);
        if (reason == Reason.TOO_MANY) {
            return Answer.problem(429, speech.problem(429, sentence)).with(Map.of("Retry-After", "60"));
        }
        byte[] document = reason == Reason.SKEW
                ? speech.problem(401, sentence, time.apply(refused.nonce()))
                : speech.problem(401, sentence);
        // RFC 9110 wants a challenge with every 401; this is what RFC 9421 section 5.1 has for it.
        return Answer.problem(401, document).with(Map.of("WWW-Authenticate", "Signature"));
    }

    private static Message sentence(Reason reason) {
        return switch (reason) {
            case MISSING -> Message.of("http.signature-missing");
            case MALFORMED -> Message.of("http.signature-malformed");
            case UNKNOWN_KEY -> Message.of("http.signature-key");
            case BAD_SIGNATURE -> Message.of("http.signature-bad");
            case DIGEST_DIFFERS -> Message.of("http.signature-digest");
            case SKEW -> Message.of("http.signature-skew");
            case REPLAYED -> Message.of("http.signature-replayed");
            case TOO_MANY -> Message.of("http.signature-too-many");
        };
    }
}
