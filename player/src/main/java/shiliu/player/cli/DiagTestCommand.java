package shiliu.player.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shiliu.player.diag.Aim;
import shiliu.player.diag.DiagException;
import shiliu.player.diag.Session;
import shiliu.player.diag.TestPattern;
import shiliu.player.diag.TestRun;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Geometry;

/** {@code diag test}: test pictures, step by step; afterwards the screen shows what it showed before. */
@Command(name = "test", resourceBundle = "shiliu.player.help")
final class DiagTestCommand implements Callable<Integer> {
    private static final Duration COME_BACK = Duration.ofSeconds(30);
    private static final Size USUAL_MODULE = new Size(32, 16);

    private final Terminal terminal;

    @Mixin
    private AimOptions aim = new AimOptions();

    @Option(names = "--pattern", paramLabel = "PATTERN", descriptionKey = "option.diag.pattern")
    private Optional<String> pattern = Optional.empty();

    @Option(names = "--seconds", paramLabel = "N", descriptionKey = "option.diag.seconds")
    private Optional<Integer> seconds = Optional.empty();

    @Option(names = "--module", paramLabel = "WxH", descriptionKey = "option.diag.module")
    private Optional<String> module = Optional.empty();

    DiagTestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What {@code --json} prints. */
    record Tested(String address, String driver, int pictures) {}

    @Override
    public Integer call() throws CommandException, InterruptedException {
        Aim card = aim.aim();
        Size size = module();
        Optional<TestPattern> one = pattern();
        if (seconds.filter(n -> n < 1 || n > 3600).isPresent()) {
            throw CommandException.of(ExitCode.BAD_INPUT, "diag.bad-seconds");
        }
        try (Turns turns = turns()) {
            return test(card, size, one, turns);
        }
    }

    private int test(Aim card, Size size, Optional<TestPattern> one, Turns turns)
            throws CommandException, InterruptedException {
        return new Desk(terminal).at(card, Session.Use.TEST, session -> {
            if (turns.keyboard().isPresent()) {
                terminal.say("diag.test.keys");
            }
            Geometry geometry = session.known().geometry();
            List<TestPattern.Step> steps = one.isPresent()
                    ? one.get().steps(geometry, size.width(), size.height())
                    : TestPattern.all(geometry, size.width(), size.height());
            int shown = run(session, steps, turns);
            terminal.document(new Tested(aim.typed(), session.known().family().id(), shown));
            return ExitCode.DONE;
        });
    }

    private Optional<TestPattern> pattern() throws CommandException {
        Optional<TestPattern> found = pattern.flatMap(TestPattern::find);
        if (pattern.isPresent() && found.isEmpty()) {
            throw CommandException.of(
                    ExitCode.BAD_INPUT,
                    "diag.bad-pattern",
                    pattern.get(),
                    Arrays.stream(TestPattern.values()).map(TestPattern::word).collect(Collectors.joining(", ")));
        }
        return found;
    }

    private Size module() throws CommandException {
        try {
            return module.map(Size::parse).orElse(USUAL_MODULE);
        } catch (IllegalArgumentException e) {
            throw CommandException.of(ExitCode.BAD_INPUT, "diag.bad-size", module.orElse(""));
        }
    }

    /** Ctrl-C ends the run like "q": the process waits until the picture is gone. */
    private int run(Session session, List<TestPattern.Step> steps, Turns turns) throws DiagException {
        TestRun run = new TestRun(session, COME_BACK, terminal::say);
        Ending ending = Ending.within(COME_BACK.plusSeconds(10));
        try {
            return run.run(steps, turns);
        } finally {
            ending.close();
        }
    }

    private Turns turns() throws CommandException {
        if (seconds.isPresent()) {
            return new Turns(Optional.empty(), Duration.ofSeconds(seconds.get()));
        }
        Optional<Keyboard> keyboard = Keyboard.open();
        if (keyboard.isEmpty()) {
            throw CommandException.of(ExitCode.BAD_INPUT, "diag.test.no-keys");
        }
        return new Turns(keyboard, Duration.ZERO);
    }

    /** From the keyboard where there is one, else by the clock. */
    private record Turns(Optional<Keyboard> keyboard, Duration each) implements TestRun.Turns, AutoCloseable {
        @Override
        public TestRun.Turn next() throws InterruptedException, IOException {
            if (keyboard.isEmpty()) {
                Keyboard.pause(each);
                return TestRun.Turn.NEXT;
            }
            while (true) {
                switch (keyboard.get().next()) {
                    case ' ', '\r', '\n' -> {
                        return TestRun.Turn.NEXT;
                    }
                    case 'n' -> {
                        return TestRun.Turn.SKIP;
                    }
                    case 'b' -> {
                        return TestRun.Turn.BACK;
                    }
                    case 'q', 3 -> {
                        return TestRun.Turn.QUIT;
                    }
                    default -> {}
                }
            }
        }

        @Override
        public void close() {
            keyboard.ifPresent(Keyboard::close);
        }
    }
}
