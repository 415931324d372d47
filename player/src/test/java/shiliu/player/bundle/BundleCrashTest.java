package shiliu.player.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cuts the power, or fails the disk, at every single step of a player's work with its disk. */
class BundleCrashTest {
    private final Office office = new Office();
    private final MemorySource first = new MemorySource()
            .serve(
                    Office.signed(Office.manifest(
                            1, office.entry(Office.submission("guangming", office.picture("one")), "wang"))),
                    office.blobs());
    private final MemorySource second = second();

    private MemorySource second() {
        MemorySource source = new MemorySource()
                .serve(
                        Office.signed(Office.manifest(
                                2, office.entry(Office.submission("guangming", office.picture("two")), "wang"))),
                        office.blobs());
        source.roots.put(2, Office.sign(DocumentType.ROOT, Office.root(2, Office.people(), Map.of()), "recovery"));
        source.orders.add(Office.signedOrder(Office.order(Order.Kind.STOP, "停"), "sun"));
        return source;
    }

    /** What the player said was done. */
    private final List<String> acknowledged = new ArrayList<>();

    private MemoryCalls showing;

    private MemoryCalls showingVersion1() {
        return showing.after(MemoryCalls.Loss.ALL);
    }

    @BeforeEach
    void showVersion1() throws Exception {
        MemoryCalls disk = new MemoryCalls();
        TestPlayer player = TestPlayer.on(Disk.on(disk), first);
        player.pull();
        player.cache().commit();
        showing = disk;
    }

    private void work(TestPlayer player) throws Exception {
        player.fetch().updateRoots();
        acknowledged.add("root 2");
        player.fetch().obeyOrders(Office.NOON);
        acknowledged.add("stopped");
        player.pull();
        player.cache().raiseTimeFloor(Office.NOON);
        acknowledged.add("time");
        player.cache().commit();
        acknowledged.add("version 2");
        player.cache().collectGarbage(java.util.Set.of());
    }

    private void assertStandsAndGoesOn(MemoryCalls disk, String as) throws Exception {
        TestPlayer player = assertStands(disk, as);
        player.pull();
        player.cache().commit();
        assertThat(player.version()).as(as).isEqualTo(2);
        assertThat(player.orders().stopped()).as(as).isTrue();
    }

    private TestPlayer assertStands(MemoryCalls disk, String as) throws Exception {
        TestPlayer player = TestPlayer.on(Disk.on(disk), second);
        assertThat(player.version()).as(as).isIn(acknowledged.contains("version 2") ? List.of(2L) : List.of(1L, 2L));
        assertThat(player.cache().damage()).as(as).isEmpty();
        if (acknowledged.contains("root 2")) {
            assertThat(player.roots().next()).as(as).isEqualTo(3);
        }
        if (acknowledged.contains("stopped")) {
            assertThat(player.orders().stopped()).as(as).isTrue();
        }
        if (acknowledged.contains("time")) {
            assertThat(player.cache().timeFloor()).as(as).contains(Office.NOON);
        }
        return player;
    }

    @Test
    void aCutAtAnyStepLeavesTheLastGoodBundleAndAllThatWasAcknowledged() throws Exception {
        int steps = 0;
        for (boolean done = false; !done; steps++) {
            acknowledged.clear();
            MemoryCalls disk = showingVersion1();
            disk.cutAt(steps);
            try {
                work(TestPlayer.on(Disk.on(disk), second));
                done = true;
            } catch (MemoryCalls.PowerCut e) {
                done = false;
            }
            assertStandsAndGoesOn(disk.after(MemoryCalls.Loss.ALL), "all unsynced lost at " + steps);
            assertStands(disk.after(MemoryCalls.Loss.HALF), "half written at " + steps);
            assertStands(disk.after(MemoryCalls.Loss.NONE), "killed at " + steps);
        }
        assertThat(steps).isGreaterThan(40);
    }

    @Test
    void aDiskThatFailsAtAnyStepIsSurvivedAndWorkGoesOn() throws Exception {
        for (int times : new int[] {1, 10_000}) {
            boolean done = false;
            for (int step = 0; !done; step++) {
                acknowledged.clear();
                MemoryCalls disk = showingVersion1();
                disk.failAt(step, times);
                TestPlayer player = TestPlayer.on(Disk.on(disk), second);
                try {
                    work(player);
                    done = true;
                } catch (IOException e) {
                    assertThat(player.version()).isIn(1L, 2L);
                    assertThat(player.cache().bundle()).isPresent();
                }
                disk.failAt(1_000_000, 0);
                work(player);
                assertStandsAndGoesOn(disk.after(MemoryCalls.Loss.ALL), "failed at " + step + ", " + times + " times");
            }
        }
    }

    @Test
    void aStopThatTheDiskRefusesIsObeyedAllTheSame() throws Exception {
        MemoryCalls disk = showingVersion1();
        TestPlayer player = TestPlayer.on(Disk.on(disk), second);
        disk.failAt(0, 10_000);
        try {
            player.orders().obey(second.orders.get(0), Office.GATE, Office.NOON);
        } catch (IOException e) {
            acknowledged.clear();
        }
        assertThat(player.orders().stopped()).isTrue();
        assertThat(player.orders().kept(Office.NOON)).isEmpty();
    }
}
