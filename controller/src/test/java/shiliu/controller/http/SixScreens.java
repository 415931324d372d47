package shiliu.controller.http;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import shiliu.controller.api.Signs;
import shiliu.controller.office.Office;
import shiliu.player.play.Report;
import shiliu.player.playlist.Sha256;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Proof;

/** Six screens of two communities, of every shape, and what their players say. */
final class SixScreens {
    /** What a hostile configuration or card might try. */
    static final String HOSTILE = "<img src=x onerror=\"document.title='owned'\"><b>粗</b>&amp;${1}{0}$&";

    static final List<Screen> ALL = List.of(
            screen("a-gate", "光明社区大门", "guangming", new Size(128, 32), Colour.MONO),
            screen("b-strip", HOSTILE, "guangming", new Size(128, 16), Colour.DUAL),
            screen("c-hall", "光明社区服务大厅", "guangming", new Size(512, 320), Colour.RGB),
            screen("d-board", "金晖社区公告栏", "jinhui", new Size(192, 96), Colour.RGB),
            screen("e-canteen", "金晖社区食堂", "jinhui", new Size(160, 80), Colour.DUAL),
            screen("f-pole", "金晖社区立柱屏", "jinhui", new Size(64, 128), Colour.RGB));

    static final Signs SIGNS = new Signs(
            Map.of("guangming", "光明社区", "jinhui", "金晖社区"),
            Map.of("a-gate", "24.92, 102.48"),
            Map.of("a-gate", "onbon-5e serial:/dev/ttyUSB0?baud=57600", "c-hall", "player", "d-board", HOSTILE));

    private static final AtomicLong SEQUENCE = new AtomicLong();

    private final Office office;

    SixScreens(Office office) {
        this.office = office;
    }

    static Screen screen(String id, String name, String community, Size size, Colour colour) {
        return new Screen(
                id, name, community, Set.of(), size, colour, 10, 15, ZoneId.of("Asia/Shanghai"), Optional.empty());
    }

    void says(String screen, Report.What what, Proof proof) throws Exception {
        office.screens().own(report(screen, what, proof, Optional.empty()));
    }

    void lost(String screen, Instant since) throws Exception {
        office.screens().own(report(screen, Report.What.ITEM, Proof.ACKNOWLEDGED, Optional.of(since)));
    }

    void pictures(Color colour) throws Exception {
        for (Screen screen : ALL) {
            picture(screen, colour);
        }
    }

    void picture(Screen screen, Color colour) throws Exception {
        office.screens().ownFrame(screen.id(), png(screen, colour));
    }

    static byte[] png(Screen screen, Color colour) throws IOException {
        BufferedImage image =
                new BufferedImage(screen.size().width(), screen.size().height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D draw = image.createGraphics();
        draw.setColor(colour);
        draw.drawRect(0, 0, screen.size().width() - 1, screen.size().height() - 1);
        for (int x = 4; x < screen.size().width() - 4; x += 8) {
            draw.fillRect(x, 3 + (x / 8 % 3), 4, screen.size().height() - 8);
        }
        draw.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    Report report(String screen, Report.What what, Proof proof, Optional<Instant> lost) {
        return new Report(
                Report.FORMAT,
                screen,
                "0123456789abcdef0123456789abcdef",
                SEQUENCE.incrementAndGet(),
                House.NOON,
                new Report.Clock(true, true, 0),
                office.snapshots().of(screen).map(s -> new Report.Stored(1, s.payloadHash(), House.NOON)),
                Optional.of(new Report.Shown(
                        what,
                        what == Report.What.ITEM ? Optional.of(HOSTILE) : Optional.empty(),
                        Optional.empty(),
                        Sha256.of(new byte[0]),
                        proof,
                        House.NOON)),
                lost,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
