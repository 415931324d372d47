package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.PlaylistView;
import shiliu.controller.api.ReviewState;
import shiliu.controller.api.SlotRequest;
import shiliu.controller.api.SlotView;
import shiliu.controller.api.UploadAnswer;
import shiliu.controller.office.World;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.message.Messages;
import shiliu.player.playlist.Sha256;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.When;

/** An archive of several pieces on its way through a connection that breaks. */
class ArchiveUploadIT {
    @TempDir
    Path folder;

    private World world;
    private StaffDesk desk;
    private Breaking way;

    @BeforeEach
    void open() throws Exception {
        world = World.staffed(folder);
        desk = StaffDesk.open(folder, world, "edith");
        way = new Breaking(desk.address());
    }

    @AfterEach
    void close() throws Exception {
        way.close();
        desk.close();
    }

    private ControllerClient client() {
        return new ControllerClient(
                way.address(),
                Optional.of(world.key("edith")),
                Optional.of(world.office().accounts().root()),
                Clock.fixed(World.NOON, java.time.ZoneOffset.UTC),
                Messages.in(Locale.ENGLISH, "shiliu.controller.messages"));
    }

    /** Three and a half pieces: a picture of noise beside the playlist, stored as it is. */
    private static byte[] archive(int seed) throws IOException {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        byte[] noise = new byte[(3 << 20) + (1 << 19)];
        new Random(seed).nextBytes(noise);
        String yaml = """
                playlist: news
                title: 标题
                community: guangming
                valid: {from: 2026-11-01, until: 2026-12-31}
                items:
                  - {kind: slogan, text: 共建美好家园}
                """;
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("playlist.yaml"));
            zip.write(yaml.getBytes(StandardCharsets.UTF_8));
            ZipEntry stored = new ZipEntry("rest.bin");
            stored.setMethod(ZipEntry.STORED);
            stored.setSize(noise.length);
            CRC32 sum = new CRC32();
            sum.update(noise);
            stored.setCrc(sum.getValue());
            zip.putNextEntry(stored);
            zip.write(noise);
        }
        return bytes.toByteArray();
    }

    @Test
    void goesOnWhereverTheConnectionBreaks() throws Exception {
        byte[] archive = archive(1);
        way.cutEvery(700_000);
        List<Integer> pauses = new ArrayList<>();
        List<Long> sent = new ArrayList<>();
        // A piece is longer than what gets through: nothing arrives, and it gives up.
        CommandException cut = catchThrowableOfType(
                CommandException.class, () -> new ArchiveUpload(client(), pauses::add).send(archive, false, sent::add));
        assertThat(cut.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(pauses).containsExactly(1, 2, 3, 4);

        way.cutEvery(1_300_000);
        pauses.clear();
        sent.clear();
        UploadAnswer answer = new ArchiveUpload(client(), pauses::add).send(archive, false, sent::add);
        assertThat(answer.review()).isEqualTo("news.1");
        assertThat(pauses)
                .as("it broke after each piece, and a piece arrived each time")
                .allMatch(n -> n == 1);
        assertThat(pauses.size()).isGreaterThanOrEqualTo(2);
        assertThat(sent).isSorted().endsWith((long) archive.length);
    }

    @Test
    void theNextCommandGoesOnFromWhatArrived() throws Exception {
        byte[] archive = archive(2);
        way.cutAfter(2_500_000);
        List<Integer> pauses = new ArrayList<>();
        CommandException cut = catchThrowableOfType(
                CommandException.class, () -> new ArchiveUpload(client(), pauses::add).send(archive, true, n -> {}));
        assertThat(cut.exitCode()).isEqualTo(ExitCode.UNREACHABLE);
        way.mend();
        List<Long> sent = new ArrayList<>();
        UploadAnswer answer = new ArchiveUpload(client(), pauses::add).send(archive, true, sent::add);
        assertThat(sent.get(0)).as("two pieces had arrived").isEqualTo(2L * ArchiveUpload.PIECE);
        assertThat(answer.state()).isEqualTo(ReviewState.DRAFT);
    }

    /** Somebody else's hand in it, each time that so many bytes have gone. */
    private LongConsumer each(long bytes, BeforePiece deed, byte[] archive) {
        AtomicInteger times = new AtomicInteger();
        return sent -> {
            if (sent == bytes) {
                assertThat(times.incrementAndGet()).as("it goes round").isLessThan(20);
                assertThatCode(() -> deed.run(Sha256.of(archive))).doesNotThrowAnyException();
            }
        };
    }

    private interface BeforePiece {
        void run(Sha256 hash) throws Exception;
    }

    @Test
    void whatIsGoneInTheMiddleIsBegunAnewOnce() throws Exception {
        byte[] archive = archive(3);
        List<Integer> pauses = new ArrayList<>();
        AtomicInteger removed = new AtomicInteger();
        LongConsumer once = each(
                2L * ArchiveUpload.PIECE,
                hash -> {
                    if (removed.getAndIncrement() == 0) {
                        world.office().uploads().remove("edith", hash);
                    }
                },
                archive);
        assertThat(new ArchiveUpload(client(), pauses::add)
                        .send(archive, false, once)
                        .review())
                .isEqualTo("news.1");
        assertThat(pauses).containsExactly(1);

        byte[] other = archive(4);
        LongConsumer always =
                each(2L * ArchiveUpload.PIECE, hash -> world.office().uploads().remove("edith", hash), other);
        CommandException gone = catchThrowableOfType(
                CommandException.class, () -> new ArchiveUpload(client(), n -> {}).send(other, false, always));
        assertThat(gone.exitCode()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void whatNeverGetsFurtherComesToAnEnd() throws Exception {
        byte[] archive = archive(5);
        List<Integer> pauses = new ArrayList<>();
        // Begun anew by another hand, each time that a piece has arrived: the next is for another place.
        LongConsumer back = each(
                ArchiveUpload.PIECE,
                hash -> {
                    world.office().uploads().remove("edith", hash);
                    world.office().uploads().begin("edith", hash, archive.length);
                },
                archive);
        CommandException stuck = catchThrowableOfType(
                CommandException.class, () -> new ArchiveUpload(client(), pauses::add).send(archive, false, back));
        assertThat(stuck.sentence().key()).isEqualTo("review.upload-unfinished");
        assertThat(pauses).containsExactly(1, 2, 3, 4);
    }

    @Test
    void anAnswerThatIsLostIsAskedForOnceMore() throws Exception {
        world.upload("edith", "news", "共建美好家园");
        SlotRequest slot = new SlotRequest(
                Optional.empty(),
                "news",
                List.of("gate"),
                When.ALWAYS,
                Mode.ROTATE,
                Optional.empty(),
                Optional.empty());
        way.loseAnswers(1);
        assertThat(client().post("/v1/slots", slot, SlotView.class).id()).isEqualTo("news-1");
        assertThat(world.office().slots().list(world.caller("edith"))).hasSize(1);
        way.loseAnswers(2);
        CommandException lost =
                catchThrowableOfType(CommandException.class, () -> client().post("/v1/slots", slot, SlotView.class));
        assertThat(lost.exitCode()).as("no third time").isEqualTo(ExitCode.UNREACHABLE);
        assertThat(world.office().slots().list(world.caller("edith"))).hasSize(2);
    }

    @Test
    void aDraftIsSubmittedByItsPlaylist() throws Exception {
        Path file = java.nio.file.Files.writeString(folder.resolve("news.yaml"), """
                playlist: news
                title: 标题
                community: guangming
                valid: {from: 2026-11-01, until: 2026-12-31}
                items:
                  - {kind: slogan, text: 共建美好家园}
                """);
        StaffDesk.Said kept = desk.run("edith", "playlist", "upload", "--draft", file.toString());
        assertThat(kept.exit()).as(kept.err()).isZero();
        assertThat(kept.out()).contains("draft news.1", "playlist submit news");
        assertThat(desk.run("edith", "playlist", "list").out()).contains("draft");
        assertThat(desk.run("edith", "playlist", "show", "news").out()).contains("STATE: draft");
        StaffDesk.Said submitted = desk.run("edith", "playlist", "submit", "news");
        assertThat(submitted.out()).contains("news waits for review as news.1");
        assertThat(desk.run("edith", "playlist", "list", "--json").out()).contains("WAITING");
        assertThat(desk.run("edith", "playlist", "submit", "news").exit()).isEqualTo(1);
        assertThat(world.office().playlists().list(world.caller("edith")))
                .extracting(PlaylistView::state)
                .containsExactly(ReviewState.WAITING);
    }

    /** A port that passes bytes on to the controller until it breaks the connection. */
    private static final class Breaking implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final URI controller;
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final AtomicInteger answersToLose = new AtomicInteger();
        private volatile long perConnection = Long.MAX_VALUE;
        private final java.util.concurrent.atomic.AtomicLong left =
                new java.util.concurrent.atomic.AtomicLong(Long.MAX_VALUE);

        Breaking(URI controller) throws IOException {
            this.controller = controller;
            threads.submit(this::accept);
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + server.getLocalPort());
        }

        void cutEvery(long bytes) {
            perConnection = bytes;
        }

        /** From then on nothing passes. */
        void cutAfter(long bytes) {
            left.set(bytes);
        }

        void loseAnswers(int answers) {
            answersToLose.set(answers);
        }

        void mend() {
            left.set(Long.MAX_VALUE);
            perConnection = Long.MAX_VALUE;
        }

        private Void accept() throws IOException {
            while (true) {
                Socket client = server.accept();
                threads.submit(() -> pass(client));
            }
        }

        private Void pass(Socket client) throws IOException {
            try (client;
                    Socket far = new Socket("127.0.0.1", controller.getPort())) {
                threads.submit(() -> back(far, client));
                InputStream in = client.getInputStream();
                OutputStream out = far.getOutputStream();
                byte[] chunk = new byte[16_384];
                long passed = 0;
                for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                    passed += n;
                    if (passed > perConnection || left.addAndGet(-n) < 0) {
                        return null;
                    }
                    out.write(chunk, 0, n);
                }
            }
            return null;
        }

        private Void back(Socket far, Socket client) throws IOException {
            try (far;
                    client) {
                InputStream in = far.getInputStream();
                byte[] chunk = new byte[16_384];
                for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                    if (answersToLose.getAndUpdate(lost -> Math.max(0, lost - 1)) > 0) {
                        return null;
                    }
                    client.getOutputStream().write(chunk, 0, n);
                }
            }
            return null;
        }

        @Override
        public void close() throws IOException {
            server.close();
            threads.shutdownNow();
        }
    }
}
