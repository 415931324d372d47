package shiliu.controller.alarms;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shiliu.player.message.Message;
import shiliu.player.play.Report;
import shiliu.player.play.Report.Trouble;
import shiliu.player.play.Report.What;
import shiliu.player.playlist.Sha256;
import shiliu.protocols.driver.Proof;
import shiliu.protocols.driver.Quantity;
import shiliu.protocols.driver.Reading;

/** Reports of a player, good but for what a test changes. */
final class Told {
    static final String BOOT = "0123456789abcdef0123456789abcdef";
    private static final Sha256 FRAME = Sha256.of(new byte[] {1});
    private static long sequence;

    final Instant sent;
    Instant since;
    String screen = "gate";
    What what = What.ITEM;
    Report.Clock clock = new Report.Clock(true, true, 0);
    Optional<Report.Stored> stored = Optional.empty();
    Optional<Instant> lost = Optional.empty();
    List<Trouble> problems = List.of();
    Optional<Report.Device> device = Optional.empty();
    Optional<Report.Health> health = Optional.empty();

    Told(Instant sent) {
        this.sent = sent;
        this.since = sent.minusSeconds(1);
    }

    Told trouble(String code, String key) {
        problems = List.of(new Trouble(sent, code, Message.of(key, "x")));
        return this;
    }

    Told warm(String degrees, String why) {
        device = Optional.of(new Report.Device(
                Optional.of(50),
                why,
                Optional.empty(),
                List.of(new Reading(Quantity.CABINET_TEMPERATURE, degrees)),
                Optional.of(sent)));
        return this;
    }

    Report report() {
        return new Report(
                Report.FORMAT,
                screen,
                BOOT,
                ++sequence,
                sent,
                clock,
                stored,
                Optional.of(new Report.Shown(
                        what,
                        what == What.ITEM ? Optional.of("s") : Optional.empty(),
                        what == What.ITEM ? Optional.of(FRAME) : Optional.empty(),
                        FRAME,
                        Proof.ACKNOWLEDGED,
                        since)),
                lost,
                List.of(),
                problems,
                List.of(),
                List.of(),
                device,
                health);
    }
}
