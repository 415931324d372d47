package shiliu.controller.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import shiliu.controller.config.ControllerConfig;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.cli.Systemd;
import shiliu.player.net.Fingerprint;

/** Runs the controller until it is told to end. */
@Command(name = "serve")
final class ServeCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Option(names = "--config", required = true, paramLabel = "FILE", descriptionKey = "serve.config")
    private Path config = Path.of("");

    @Option(names = "--data", paramLabel = "DIR", descriptionKey = "option.data")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--port", paramLabel = "P", descriptionKey = "option.port")
    private Optional<Integer> port = Optional.empty();

    @Option(names = "--clock", hidden = true, paramLabel = "INSTANT", descriptionKey = "option.clock")
    private Optional<Instant> start = Optional.empty();

    ServeCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() throws CommandException {
        ControllerConfig read = Configs.controller(workplace, Optional.of(config));
        Clock system = Clock.systemUTC();
        Clock clock = start.map(at -> Clock.offset(system, Duration.between(system.instant(), at)))
                .orElse(system);
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(told, ended), "serve-stop"));
        try (RunningController controller = RunningController.start(
                read, data.orElse(read.data()), port.orElse(read.listen().port()), clock)) {
            workplace.terminal().document(new Serving(controller.address().toString(), controller.certificate()));
            workplace.terminal().result("cli.serving", controller.address());
            controller.certificate().ifPresent(is -> workplace.terminal().result("cli.serving-tls", is));
            Systemd.of(workplace.environment()).begin(controller::lives);
            told.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
        return ExitCode.DONE.number();
    }

    /** What {@code --json} prints. */
    record Serving(String address, Optional<Fingerprint> certificate) {}

    /** Lets what is under way end before the process does. */
    private static void end(CountDownLatch told, CountDownLatch ended) {
        told.countDown();
        try {
            ended.await(5, java.util.concurrent.TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
