package shiliu.player.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import shiliu.player.message.Message;
import shiliu.player.playlist.Sha256;

class BlobFetchTest {
    private static final int PIECE = BlobFetch.PIECE;

    private final MemoryCalls memory = new MemoryCalls();
    private final byte[] film = new byte[3 * PIECE + 100];
    private final Line line = new Line();
    private final List<Long> taken = new ArrayList<>();
    private int between;

    BlobFetchTest() {
        new Random(7).nextBytes(film);
    }

    /** Gives pieces of the film, and breaks after so many. */
    private final class Line implements BundleSource {
        private final List<Long> asked = new ArrayList<>();
        private int breaksAfter = Integer.MAX_VALUE;
        private byte[] serves = film;

        @Override
        public Answer manifest(Optional<String> etag, Duration wait) {
            return Answer.unchanged();
        }

        @Override
        public byte[] blob(BlobRef ref) {
            return serves;
        }

        @Override
        public byte[] blob(BlobRef ref, long from, int most) throws FetchException {
            if (asked.size() == breaksAfter) {
                throw new FetchException(Message.of("test.cut"));
            }
            asked.add(from);
            return BlobFetch.slice(serves, from, most);
        }

        @Override
        public Optional<byte[]> root(int version) {
            return Optional.empty();
        }

        @Override
        public List<byte[]> orders() {
            return List.of();
        }

        @Override
        public byte[] time(String nonce) {
            return new byte[0];
        }
    }

    private BundleCache cache(MemoryCalls calls) {
        Disk disk = Disk.on(calls);
        return BundleCache.open(disk, TrustRoots.open(disk, Office.pinned()), OwnScreen.of("gate"));
    }

    private void fetch(BundleCache cache) throws Exception {
        new BlobFetch(line, cache, taken::add, () -> between++).fetch(BlobRef.of(film));
    }

    @Test
    void aLargeBlobComesInPiecesAndLeavesNothingBehind() throws Exception {
        BundleCache cache = cache(memory);
        fetch(cache);
        assertThat(cache.blobs().get(Sha256.of(film))).isEqualTo(film);
        assertThat(line.asked).containsExactly(0L, (long) PIECE, 2L * PIECE, 3L * PIECE);
        assertThat(taken).containsExactly((long) PIECE, (long) PIECE, (long) PIECE, 100L);
        assertThat(cache.disk().list("partial")).isEmpty();
        assertThat(between).isEqualTo(4);
    }

    @Test
    void whatIsLongerThanItMayBeIsBegunAnew() throws Exception {
        BundleCache cache = cache(memory);
        cache.disk().write("partial/" + Sha256.of(film).hex(), new byte[film.length + 1]);
        fetch(cache);
        assertThat(cache.blobs().get(Sha256.of(film))).isEqualTo(film);
    }

    @Test
    void aSlowLineGetsSmallPieces() {
        assertThat(Throttle.bytesASecond(2048).piece()).isEqualTo(10_240);
        assertThat(Throttle.bytesASecond(1 << 20).piece()).isEqualTo(PIECE);
        assertThat(Throttle.bytesASecond(1).piece()).isEqualTo(5120);
    }

    @Test
    void afterACutItGoesOnWhereItWasAlsoAfterAPowerCut() throws Exception {
        line.breaksAfter = 2;
        assertThatThrownBy(() -> fetch(cache(memory))).isInstanceOf(FetchException.class);
        line.breaksAfter = Integer.MAX_VALUE;
        line.asked.clear();
        BundleCache restarted = cache(memory.after(MemoryCalls.Loss.ALL));
        fetch(restarted);
        assertThat(line.asked).containsExactly(2L * PIECE, 3L * PIECE);
        assertThat(restarted.blobs().get(Sha256.of(film))).isEqualTo(film);
    }

    @Test
    void whatIsSpoiledIsThrownAwayAndFetchedAnew() throws Exception {
        line.breaksAfter = 2;
        assertThatThrownBy(() -> fetch(cache(memory))).isInstanceOf(FetchException.class);
        line.breaksAfter = Integer.MAX_VALUE;
        BundleCache cache = cache(memory);
        String partial = "partial/" + Sha256.of(film).hex();
        byte[] spoiled = cache.disk().read(partial, film.length);
        spoiled[5] ^= 1;
        cache.disk().write(partial, spoiled);
        assertThatThrownBy(() -> fetch(cache)).isInstanceOf(BundleException.WrongHash.class);
        fetch(cache);
        assertThat(cache.blobs().get(Sha256.of(film))).isEqualTo(film);
    }

    @Test
    void aSourceThatGivesNothingEndsTheTry() {
        line.serves = new byte[PIECE + 1];
        assertThatThrownBy(() -> fetch(cache(memory))).isInstanceOf(FetchException.class);
    }

    @Test
    void piecesOfWhatNobodyWantsAreForgotten() throws Exception {
        line.breaksAfter = 1;
        BundleCache cache = cache(memory);
        assertThatThrownBy(() -> fetch(cache)).isInstanceOf(FetchException.class);
        assertThat(cache.disk().list("partial")).hasSize(1);
        new BlobFetch(line, cache, Throttle.NONE, () -> {}).forgetAllBut(java.util.Set.of());
        assertThat(cache.disk().list("partial")).isEmpty();
    }

    @Test
    void withoutRoomNothingIsFetchedAndTheOldPlaysOn() throws Exception {
        Office office = new Office();
        MemorySource source = new MemorySource();
        TestPlayer player = TestPlayer.on(Disk.on(memory), source);
        source.serve(Office.signed(Office.manifest(1, office.entry(Office.slogan("民族团结一家亲"), "wang"))), office.blobs());
        player.pull();
        player.cache().commit();
        memory.free(BundleFetch.RESERVE + 10);
        int served = source.blobsServed;
        source.serve(Office.signed(Office.manifest(2, office.entry(Office.slogan("同心共筑中国梦"), "wang"))), office.blobs());
        assertThatThrownBy(player::pull).isInstanceOf(NoRoomException.class);
        assertThat(source.blobsServed).isEqualTo(served);
        assertThat(player.version()).isEqualTo(1);
        memory.free(Long.MAX_VALUE);
        player.pull();
        assertThat(player.version()).isEqualTo(2);
    }
}
