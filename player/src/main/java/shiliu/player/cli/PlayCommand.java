package shiliu.player.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import shiliu.player.config.PlayerConfig;
import shiliu.player.config.ProblemsException;
import shiliu.player.message.Message;
import shiliu.player.message.Messages;
import shiliu.player.play.MachineTime;
import shiliu.player.play.PlayerNode;
import shiliu.player.play.Showing;
import shiliu.player.playlist.Sha256;

/** {@code play}: shows one screen until it is told to end. */
@Command(name = "play", resourceBundle = "shiliu.player.help")
public final class PlayCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--config", paramLabel = "FILE", required = true, descriptionKey = "option.play.config")
    private Path config = Path.of("");

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "option.play.data")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--output", paramLabel = "png:DIR|window[:SCALE]", descriptionKey = "option.play.output")
    private Optional<String> output = Optional.empty();

    @Option(names = "--pair", paramLabel = "CODE", descriptionKey = "option.play.pair")
    private Optional<String> code = Optional.empty();

    @Option(names = "--root", paramLabel = "SHA256", descriptionKey = "option.play.root")
    private Optional<String> root = Optional.empty();

    @Option(names = "--clock", paramLabel = "INSTANT", hidden = true)
    private Optional<Instant> clock = Optional.empty();

    @Option(names = "--clock-at", paramLabel = "INSTANT", hidden = true)
    private Optional<Instant> clockAt = Optional.empty();

    @Option(names = "--speed", paramLabel = "N", hidden = true, defaultValue = "1")
    private double speed = 1;

    public PlayCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        PlayerConfig file = read();
        Messages messages = file.language().map(Messages::in).orElse(terminal.messages());
        MachineTime time = clock.map(this::trial).orElseGet(MachineTime::real);
        PlayerStart start = new PlayerStart(file, data.orElse(file.data()), rootOf(file), messages.chinese());
        try (PlayerStart.Open open = start.open(time)) {
            start.pair(open, code.or(() -> Codes.read(file.pairingCode())));
            Thread.setDefaultUncaughtExceptionHandler(PlayCommand::end);
            AtomicBoolean first = new AtomicBoolean(true);
            PlayerNode node = start.begin(open, OutputChoice.of(output, file.outputs(), time.clock()), standing -> {
                if (standing.shown().isPresent() && first.getAndSet(false)) {
                    terminal.sayText(
                            firstFrame(messages, file.screen(), standing.shown().get()));
                }
            });
            Systemd.of(System.getenv()).begin(node::alive);
            awaitEnd(node);
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "play.folder", file.data(), e.toString());
        }
        return ExitCode.DONE.number();
    }

    /** A thread that died would leave its last picture up for good; whoever started the process starts it again. */
    private static void end(Thread thread, Throwable why) {
        LoggerFactory.getLogger(PlayCommand.class).error("{} died", thread.getName(), why);
        Runtime.getRuntime().halt(ExitCode.FAILED.number());
    }

    private PlayerConfig read() throws CommandException {
        try {
            return PlayerConfig.read(config);
        } catch (ProblemsException e) {
            throw new CommandException(
                    ExitCode.BAD_INPUT,
                    Message.of("play.bad-config", config),
                    e.problems().stream()
                            .map(problem -> problem.text(terminal.messages()))
                            .toList());
        }
    }

    /** For trials and demos: the time that the machine's clock is taken for, and how fast it runs. */
    private MachineTime trial(Instant time) {
        return MachineTime.trial(time, clockAt.orElseGet(Instant::now), speed);
    }

    private Sha256 rootOf(PlayerConfig file) throws CommandException {
        if (root.isPresent() && !root.get().matches("[0-9a-f]{64}")) {
            throw CommandException.of(ExitCode.BAD_INPUT, "play.bad-root", root.get());
        }
        return root.map(Sha256::new).orElse(file.trustRoot());
    }

    private static String firstFrame(Messages messages, String screen, Showing showing) {
        long millis = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
        String what = messages.text("play.what."
                + showing.what().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        return messages.text("play.first-frame", screen, String.valueOf(millis), what);
    }

    /** Until the process is asked to end; then the play that runs is noted and the output closed. */
    private static void awaitEnd(PlayerNode node) throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            node.close();
                            asked.countDown();
                            // A signal was the wanted end: not the 143 that the JVM would make of it.
                            Runtime.getRuntime().halt(ExitCode.DONE.number());
                        },
                        "end"));
        asked.await();
    }
}
