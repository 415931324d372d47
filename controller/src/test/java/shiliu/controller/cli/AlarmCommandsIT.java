package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.AlarmKind;
import shiliu.controller.api.AlarmList;
import shiliu.controller.api.AlarmView;
import shiliu.controller.cli.StaffDesk.Said;
import shiliu.controller.cli.StaffDesk.Word;
import shiliu.controller.office.World;
import shiliu.player.play.Report.What;

/** Alarms as people see them at the desk. */
class AlarmCommandsIT {
    @TempDir
    Path folder;

    @Test
    void aSilentScreenIsListedSeenAndClosed() throws Exception {
        try (StaffDesk desk = StaffDesk.open(folder, World.staffed(folder.resolve("world")), "rui", "jin")) {
            assertThat(desk.run("rui", "alarm", "list").out())
                    .contains("No alarm is open.", "Never seen working, so without alarms: gate, hall, panel");
            desk.says("gate", Word.of(What.ITEM));
            desk.world.office().alarms().look();
            desk.world.clock.advance(Duration.ofSeconds(76));
            desk.world.office().alarms().look();

            Said list = desk.run("rui", "alarm", "list", "--screen", "gate");
            assertThat(list.out())
                    .contains("major", "silent: gate: no word from its player since 2026-11-10 12:00:00")
                    .doesNotContain("Never seen");
            assertThat(desk.run("rui", "alarm", "list", "--lang", "zh").out())
                    .contains("失联", "自 2026-11-10 12:00:00 起收不到播放端的消息", "hall, panel");
            AlarmView alarm = desk.run("rui", "alarm", "list", "--json")
                    .json(AlarmList.class)
                    .alarms()
                    .get(0);
            assertThat(alarm.kind()).isEqualTo(AlarmKind.SILENT);

            String id = String.valueOf(alarm.id());
            assertThat(desk.run("jin", "alarm", "ack", id).exit())
                    .as("of another community")
                    .isEqualTo(3);
            assertThat(desk.run("rui", "alarm", "ack", "99").exit()).isEqualTo(1);
            assertThat(desk.run("rui", "alarm", "ack", "0").exit()).isEqualTo(2);
            assertThat(desk.run("rui", "alarm", "ack", id, "--note", "停电").out())
                    .contains("Alarm " + id + " was seen by rui.");
            assertThat(desk.run("rui", "alarm", "list").out()).contains("rui", "(停电)");

            desk.says("gate", Word.of(What.ITEM));
            desk.world.office().alarms().look();
            desk.world.clock.advance(Duration.ofSeconds(60));
            desk.world.office().alarms().look();
            assertThat(desk.run("rui", "alarm", "list").out()).contains("No alarm is open.");
            assertThat(desk.run("rui", "alarm", "list", "--all").out()).contains("silent", "UNTIL");
            assertThat(desk.run("rui", "alarm", "list", "--screen", "nowhere").exit())
                    .isEqualTo(1);
        }
    }
}
