package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import shiliu.player.cli.CommandException;

/** When something ends, as people type it. */
class EndsTest {
    private static final Instant NOON = Instant.parse("2026-11-10T04:00:00Z");
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static Instant end(String... typed) throws CommandException {
        Ends ends = new Ends();
        CommandLine line = new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(new Command(ends)));
        line.parseArgs(typed);
        return ends.after(NOON, CHINA, Duration.ofDays(7));
    }

    @CommandLine.Command(name = "x")
    private static final class Command {
        @CommandLine.Mixin
        final Ends ends;

        Command(Ends ends) {
            this.ends = ends;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--until=18:00, 2026-11-10T10:00:00Z",
        "--until=11:59, 2026-11-11T03:59:00Z",
        "--until=2026-11-10 18:00, 2026-11-10T10:00:00Z",
        "--until=2026-11-10T18:00Z, 2026-11-10T18:00:00Z",
        "--for=2h, 2026-11-10T06:00:00Z",
        "--for=1d1h30m, 2026-11-11T05:30:00Z",
    })
    void itIsReadOnTheScreensClock(String typed, Instant wanted) throws Exception {
        assertThat(end(typed)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource({
        "--until=soon, cli.bad-until",
        "--until=2026-11-09T18:00Z, cli.bad-end",
        "--for=7d, cli.bad-end",
        "--for=0m, cli.bad-end",
        "--for=2, cli.bad-span",
        "--for=-2h, cli.bad-span",
    })
    void whatIsNoEndIsRefused(String typed, String code) {
        assertThatThrownBy(() -> end(typed)).hasMessageContaining(code);
    }

    @Test
    void oneOfBothIsWanted() {
        assertThatThrownBy(() -> end()).hasMessageContaining("cli.one-end");
        assertThatThrownBy(() -> end("--for=2h", "--until=18:00")).hasMessageContaining("cli.one-end");
    }
}
