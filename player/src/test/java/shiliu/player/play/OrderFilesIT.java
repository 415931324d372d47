package shiliu.player.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.player.bundle.Manifest;
import shiliu.player.bundle.Office;
import shiliu.player.bundle.Order;

class OrderFilesIT {
    @TempDir
    Path folder;

    private final byte[] stop = Office.signedOrder(Office.order(Order.Kind.STOP, "故障"), "sun");
    private final List<byte[]> obeyed = new ArrayList<>();
    private final List<String> log = new ArrayList<>();

    private Path stick() throws IOException {
        return Files.createDirectories(
                folder.resolve("media").resolve("KINGSTON").resolve("orders"));
    }

    @Test
    void aStopOnAStickDarkensTheScreenWithoutAnyNetwork() throws IOException {
        Office office = new Office();
        TestTime time = new TestTime(Office.NOON);
        TestSource source = new TestSource(office, time);
        Manifest.Entry one = office.entry(Office.slogan("民族团结一家亲"), "wang");
        source.serve(Office.manifest(1, one));
        Path data = folder.resolve("data");
        try (Rig rig = new Rig(data, time, source)) {
            rig.awaitItem(one.item().sha256()).awaitVersion(1);
        }
        source.down(true);
        try (Rig rig = new Rig(data, time, source, folder.resolve("media"))) {
            rig.awaitWhat(Report.What.ITEM);
            Files.write(stick().resolve("stop.json"), stop);
            rig.awaitWhat(Report.What.STOPPED);
            await().until(() -> !rig.orders.kept(Office.NOON).isEmpty());
        }
        // The stick is gone, the stop stays.
        try (Rig rig = new Rig(data, time, source)) {
            rig.awaitWhat(Report.What.STOPPED);
        }
    }

    @Test
    void eachFileIsReadOnceUntilItIsPluggedInAgain() throws IOException {
        OrderFiles files = files(order -> taken(order, true));
        files.look();
        Path file = Files.write(stick().resolve("stop.order"), stop);
        files.look();
        files.look();
        assertThat(obeyed).hasSize(1);
        Files.delete(file);
        files.look();
        Files.write(file, stop);
        files.look();
        assertThat(obeyed).hasSize(2);
    }

    @Test
    void whatCannotBeObeyedYetIsTriedAgain() throws IOException {
        OrderFiles files = files(order -> taken(order, obeyed.size() > 1));
        Files.write(stick().resolve("stop.order"), stop);
        for (int look = 0; look < 5; look++) {
            files.look();
        }
        assertThat(obeyed).hasSize(3);
    }

    @Test
    void whatIsNoOrderIsPassedOver() throws IOException {
        Path stick = stick();
        Files.write(stick.resolve("holiday.jpg"), stop);
        Files.writeString(stick.resolve("package.json"), "{\"name\": \"x\"}");
        Files.write(stick.resolve("approval.json"), Office.firstRootEnvelope());
        Files.write(stick.resolve("endless.json"), new byte[3 << 20]);
        Files.createSymbolicLink(stick.resolve("link.json"), Files.write(folder.resolve("elsewhere"), stop));
        Files.createDirectory(stick.resolve("folder.json"));
        files(order -> taken(order, true)).look();
        assertThat(obeyed).isEmpty();
        assertThat(log).isEmpty();
    }

    @Test
    void eachOrderLeavesALineOfWhereItWasWhatItIsAndWhatBecameOfIt() throws IOException {
        List<String> words = new ArrayList<>(List.of("refused: no", "refused: no", "refused: other", "obeyed"));
        OrderFiles files = files(order -> {
            String word = words.remove(0);
            return new OrderFiles.Taken(word.equals("obeyed"), word);
        });
        Order said = Office.order(Order.Kind.STOP, "故障\u001b[31m\n假的一行");
        byte[] order = Office.signedOrder(said, "sun");
        Path file = Files.write(stick().resolve("stop.json"), order);
        for (int look = 0; look < 5; look++) {
            files.look();
        }
        String what = file + ": stop of 2026-11-10T04:00:00Z \"故障?[31m?假的一行\", "
                + Office.payload(order).hex().substring(0, 16);
        assertThat(log).containsExactly(what + ": refused: no", what + ": refused: other", what + ": obeyed");
    }

    @Test
    void aRefusalOnAStickIsToldByItsSentence() throws IOException {
        TestTime time = new TestTime(Office.NOON);
        Office office = new Office();
        TestSource source = new TestSource(office, time);
        Manifest.Entry one = office.entry(Office.slogan("民族团结一家亲"), "wang");
        source.serve(Office.manifest(1, one));
        try (Rig rig = new Rig(folder.resolve("data"), time, source)) {
            rig.awaitItem(one.item().sha256());
            assertThat(rig.node.take(Office.signedOrder(Office.order(Order.Kind.STOP, "假"), "wang")))
                    .satisfies(taken -> assertThat(taken.done()).isFalse())
                    .satisfies(taken ->
                            assertThat(taken.word()).startsWith("refused: ").doesNotContain("bundle."));
            assertThat(rig.node.take(stop)).isEqualTo(new OrderFiles.Taken(true, "obeyed"));
            assertThat(rig.node.take(stop)).isEqualTo(new OrderFiles.Taken(true, "known already"));
        }
    }

    private OrderFiles files(OrderFiles.Obey obey) {
        return new OrderFiles(List.of(folder.resolve("media"), folder.resolve("nowhere")), obey, log::add);
    }

    private OrderFiles.Taken taken(byte[] order, boolean done) {
        obeyed.add(order);
        return new OrderFiles.Taken(done, done ? "obeyed" : "not yet");
    }
}
