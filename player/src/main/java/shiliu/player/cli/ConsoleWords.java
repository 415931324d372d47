package shiliu.player.cli;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import shiliu.player.diag.DiagException;
import shiliu.player.diag.Ratings;
import shiliu.player.diag.Session;
import shiliu.player.diag.TestPattern;
import shiliu.player.diag.TestRun;
import shiliu.player.diag.Wording;
import shiliu.protocols.driver.DeviceCommand;

/** What the technician's prompt understands. */
final class ConsoleWords {
    static final List<String> WORDS = List.of("ping", "status", "power", "brightness", "clock", "test", "help", "quit");
    private static final Duration COME_BACK = Duration.ofSeconds(30);

    private final Terminal terminal;
    private final Session session;
    private final Function<String, Optional<String>> ask;

    ConsoleWords(Terminal terminal, Session session, Function<String, Optional<String>> ask) {
        this.terminal = terminal;
        this.session = session;
        this.ask = ask;
    }

    void obey(String line) throws DiagException, InterruptedException {
        String[] words = line.split("\\s+", 3);
        String second = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "" -> {}
            case "help", "?" -> terminal.say("diag.console.hint");
            case "ping" -> ping();
            case "status" -> status();
            case "power" -> power(second);
            case "brightness" -> brightness(second);
            case "clock" -> clock(second);
            case "test" -> test(second);
            default -> {
                terminal.say("diag.console.unknown", words[0]);
                terminal.say("diag.console.hint");
            }
        }
    }

    private void ping() throws DiagException, InterruptedException {
        long began = System.nanoTime();
        session.run(new DeviceCommand.Ping());
        terminal.result(
                "diag.ping.answered",
                session.address().line(),
                session.known().family().id(),
                Wording.millis(Duration.ofNanos(System.nanoTime() - began)));
    }

    private void status() throws DiagException, InterruptedException {
        Ratings ratings = new Ratings(LocalDateTime.now(ZoneId.systemDefault()), Optional.empty());
        ReadingTable.print(ratings.rate(session.run(new DeviceCommand.ReadStatus())), terminal);
    }

    private void power(String word) throws DiagException, InterruptedException {
        if (word.equals("on")) {
            session.run(new DeviceCommand.Power(true));
            terminal.result("diag.done.on");
        } else if (word.equals("off")) {
            terminal.say("diag.confirm.power-off", session.address().line());
            if (ask.apply("y/n> ").filter("y"::equals).isPresent()) {
                session.run(new DeviceCommand.Power(false));
                terminal.result("diag.done.off");
            }
        } else {
            terminal.say("diag.console.hint");
        }
    }

    private void brightness(String word) throws DiagException, InterruptedException {
        if (word.equals("auto")) {
            session.run(new DeviceCommand.AutomaticBrightness());
        } else if (word.matches("[1-9][0-9]?|100")) {
            session.run(new DeviceCommand.Brightness(Integer.parseInt(word)));
        } else {
            terminal.say("diag.bad-brightness", word);
            return;
        }
        terminal.result("diag.done.brightness", word);
    }

    private void clock(String word) throws DiagException, InterruptedException {
        if (word.equals("now")) {
            if (anotherZone()) {
                return;
            }
            OffsetDateTime now = OffsetDateTime.now(ZoneId.systemDefault());
            session.run(new DeviceCommand.SetClock(now));
            terminal.result("diag.done.clock", now.toLocalDateTime().withNano(0));
        } else {
            status();
        }
    }

    /** Whether the card's clock may be right in another zone, and the technician leaves it so. */
    private boolean anotherZone() throws DiagException, InterruptedException {
        LocalDateTime now = LocalDateTime.now(ZoneId.systemDefault());
        Optional<String> clock = DiagClockCommand.read(session, true);
        boolean hours = clock.flatMap(new Ratings(now, Optional.empty())::drift)
                .filter(Ratings::wholeHours)
                .isPresent();
        if (!hours) {
            return false;
        }
        terminal.say(
                "diag.confirm.clock-zone",
                clock.orElse(""),
                now.withNano(0),
                ZoneId.systemDefault().getId());
        return ask.apply("y/n> ").filter("y"::equals).isEmpty();
    }

    private void test(String word) throws DiagException {
        if (!session.known().sized()) {
            throw DiagException.of(DiagException.Kind.BAD_INPUT, "diag.which-size");
        }
        Optional<TestPattern> one = TestPattern.find(word);
        List<TestPattern.Step> steps = one.isPresent()
                ? one.get().steps(session.known().geometry(), 32, 16)
                : TestPattern.all(session.known().geometry(), 32, 16);
        terminal.say("diag.console.test-keys");
        new TestRun(session, COME_BACK, terminal::say).run(steps, this::turn);
    }

    private TestRun.Turn turn() {
        Optional<String> typed = ask.apply("> ");
        if (typed.isEmpty() || typed.get().equals("q")) {
            return TestRun.Turn.QUIT;
        }
        return switch (typed.get()) {
            case "b" -> TestRun.Turn.BACK;
            case "n" -> TestRun.Turn.SKIP;
            default -> TestRun.Turn.NEXT;
        };
    }
}
