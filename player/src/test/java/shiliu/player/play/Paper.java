package shiliu.player.play;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.Office;
import shiliu.player.bundle.Order;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.playlist.Alert;
import shiliu.player.playlist.Sha256;

/**
 * An order that lies about in the hostile controller's drawers.
 *
 * @param signers the keys that truly signed just this; none where something was pasted, flipped or made up
 */
record Paper(byte[] bytes, Order order, Set<String> signers) {
    /** What a resume or a cancel would call it. */
    Sha256 hash() {
        return Sha256.of(Json.write(order));
    }

    /** Everything that people signed, and everything that is made to look like it. */
    static List<Paper> all() {
        List<Paper> all = new ArrayList<>();
        Paper bySun = stop("故障", Order.Scope.ALL, "sun");
        Paper byZhou = stop("检修", Order.Scope.ALL, "zhou");
        Paper byWu = stop("东风", Order.Scope.ALL, "wu");
        all.addAll(List.of(bySun, byZhou, byWu, stop("大厅", Order.Scope.screen("hall"), "sun")));
        for (String forger : List.of("controller", "wang", "ma", "stranger")) {
            all.add(stop("假 " + forger, Order.Scope.ALL, forger));
        }
        Order tampered = order(Order.Kind.STOP, Order.Scope.ALL, "改过");
        all.add(pasted(tampered, bySun));
        resumes(all, bySun, byZhou, byWu);
        alerts(all);
        return List.copyOf(all);
    }

    private static void resumes(List<Paper> all, Paper bySun, Paper byZhou, Paper byWu) {
        Paper good = signed(order(Order.Kind.RESUME, Order.Scope.ALL, "好了", bySun), "sun", "zhou");
        all.add(good);
        all.add(signed(order(Order.Kind.RESUME, Order.Scope.ALL, "也好了", byZhou), "sun", "zhou"));
        all.add(signed(order(Order.Kind.RESUME, Order.Scope.ALL, "东风好了", byWu), "wu", "zhou"));
        Order one = order(Order.Kind.RESUME, Order.Scope.ALL, "一个人", bySun, byZhou, byWu);
        all.add(signed(one, "sun"));
        all.add(signed(one, "sun", "sun-second"));
        all.add(signed(one, "sun", "controller"));
        all.add(signed(one, "controller"));
        all.add(signed(one, "sun", "wu"));
        all.add(signed(one, "zhou", "stranger"));
        all.add(signed(one, "sun", "ma"));
        all.add(pasted(one, good));
        all.add(signed(order(Order.Kind.CANCEL, Order.Scope.ALL, "撤", bySun, byZhou), "ma"));
    }

    private static void alerts(List<Paper> all) {
        Paper storm = alert("暴雨", Duration.ZERO, "ma");
        Paper flood = alert("洪水", Duration.ofMinutes(10), "ma");
        all.addAll(List.of(storm, flood));
        all.add(alert("昨天", Duration.ofHours(-3), "ma"));
        all.add(alert("明天", Duration.ofHours(2), "ma"));
        for (String forger : List.of("controller", "sun", "yang", "stranger")) {
            all.add(alert("假 " + forger, Duration.ZERO, forger));
        }
        all.add(pasted(alertOf("撤离", Duration.ZERO), storm));
        all.add(new Paper(flipped(storm.bytes()), storm.order(), Set.of()));
        all.add(new Paper(
                Envelope.sign(
                                DocumentType.APPROVAL,
                                Json.write(alertOf("文不对题", Duration.ZERO)),
                                List.of(Office.key("ma")))
                        .bytes(),
                alertOf("文不对题", Duration.ZERO),
                Set.of()));
        all.add(signed(order(Order.Kind.CANCEL, Order.Scope.ALL, "解除", storm), "ma"));
        all.add(signed(order(Order.Kind.CANCEL, Order.Scope.ALL, "假解除", storm, flood), "controller"));
        all.add(signed(order(Order.Kind.CANCEL, Order.Scope.ALL, "越权解除", flood), "sun"));
    }

    private static Paper stop(String reason, Order.Scope scope, String signer) {
        return signed(order(Order.Kind.STOP, scope, reason), signer);
    }

    private static Paper alert(String event, Duration after, String signer) {
        return signed(alertOf(event, after), signer);
    }

    private static Order alertOf(String event, Duration after) {
        Instant from = Office.NOON.plus(after);
        Instant until = from.plus(Duration.ofHours(1));
        Alert text = new Alert(Alert.Severity.RED, event, "请注意", List.of(), "应急管理局", from, until);
        return new Order(
                1,
                Order.Kind.ALERT,
                Order.Scope.ALL,
                from.toEpochMilli(),
                from,
                Optional.of(until),
                event,
                List.of(),
                Optional.of(text));
    }

    private static Order order(Order.Kind kind, Order.Scope scope, String reason, Paper... lifted) {
        return new Order(
                1,
                kind,
                scope,
                Office.NOON.toEpochMilli(),
                Office.NOON,
                Optional.empty(),
                reason,
                List.of(lifted).stream().map(Paper::hash).toList(),
                Optional.empty());
    }

    private static Paper signed(Order order, String... keys) {
        return new Paper(Office.signedOrder(order, keys), order, Set.of(keys));
    }

    /** This text under the signatures of another. */
    private static Paper pasted(Order order, Paper from) {
        try {
            String payload = new String(Base64.getEncoder().encode(Json.write(order)), StandardCharsets.US_ASCII);
            Envelope envelope = new Envelope(
                    DocumentType.ORDER.mediaType(),
                    payload,
                    Envelope.read(from.bytes()).signatures());
            return new Paper(envelope.bytes(), order, Set.of());
        } catch (JsonException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] flipped(byte[] envelope) {
        byte[] other = envelope.clone();
        other[other.length / 2] ^= 1;
        return other;
    }
}
