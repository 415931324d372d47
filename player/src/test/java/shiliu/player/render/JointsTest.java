package shiliu.player.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import shiliu.player.playlist.Slogan;
import shiliu.player.screen.Leds;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Frame;

class JointsTest {
    private static Screen screen(String size, Optional<String> panel) {
        return Samples.screen(size, Colour.RGB).built(new Leds(panel.map(Size::parse), 100, 60));
    }

    private static Joints joints(String size, String panel) {
        return new Look(screen(size, Optional.of(panel)), Palette.Theme.NEWS).joints();
    }

    @Test
    void aLineKeepsOnePixelFreeAtEachJointAndEdge() {
        Joints joints = joints("256x128", "64x32");
        Set<Integer> rows = new TreeSet<>();
        Set<Integer> columns = new TreeSet<>();
        for (int at = 0; at < 120; at++) {
            for (int thick = 1; thick <= 3; thick++) {
                Box across = joints.across(new Box(0, at, 256, thick));
                Box down = joints.down(new Box(at, 0, thick, 128));
                assertThat(across.height()).isEqualTo(thick);
                assertThat(Math.abs(across.y() - at)).isLessThanOrEqualTo(thick + 1);
                for (int i = 0; i < thick; i++) {
                    rows.add((across.y() + i) % 32);
                    columns.add((down.x() + i) % 64);
                }
            }
        }
        assertThat(rows).doesNotContain(0, 31).hasSize(30);
        assertThat(columns).doesNotContain(0, 63).hasSize(62);
        // What is free already stays.
        assertThat(joints.across(new Box(3, 10, 9, 2))).isEqualTo(new Box(3, 10, 9, 2));
    }

    @Test
    void aFrameAroundASloganAvoidsJoints() throws RenderException {
        Slogan slogan = new Slogan("石榴", List.of(), Samples.enter(shiliu.player.playlist.Enter.CUT));
        Renderer renderer = new Renderer(new FontSet());
        Screen plain = screen("512x320", Optional.empty());
        // Without joints the frame begins at half a margin.
        int usual = new Look(plain, Palette.Theme.SLOGAN).margin / 2;
        Frame before = renderer.prepare(slogan, plain, Samples.MEDIA).proofs().get(0);
        int ground = before.pixel(0, 0);
        assertThat(before.pixel(256, usual)).isNotEqualTo(ground);
        assertThat(before.pixel(usual, 160)).isNotEqualTo(ground);
        Frame frame = renderer.prepare(slogan, screen("512x320", Optional.of("8x8")), Samples.MEDIA)
                .proofs()
                .get(0);
        assertThat(frame).isNotEqualTo(before);
        for (int at : new int[] {0, 7, 8, 15, 16, 23}) {
            assertThat(frame.pixel(256, at)).as("row %d", at).isEqualTo(ground);
            assertThat(frame.pixel(256, 319 - at)).as("row %d", 319 - at).isEqualTo(ground);
            assertThat(frame.pixel(at, 160)).as("column %d", at).isEqualTo(ground);
            assertThat(frame.pixel(511 - at, 160)).as("column %d", 511 - at).isEqualTo(ground);
        }
    }
}
