package shiliu.controller.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.player.bundle.BlobRef;
import shiliu.player.bundle.Blobs;
import shiliu.player.bundle.BundleException;
import shiliu.player.bundle.BundleVerifier;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Submission;

/** Which of the stored approvals of an item count under a trust root: the player's own check, envelope by envelope. */
public final class Approvals {
    private static final Logger LOG = LoggerFactory.getLogger(Approvals.class);

    private final Blobs blobs;
    /** A signature takes a millisecond to check, and every publication asks for all. */
    private final Map<Key, Set<String>> known = new ConcurrentHashMap<>();

    public Approvals(Blobs blobs) {
        this.blobs = blobs;
    }

    private record Key(int rootVersion, Sha256 item, Sha256 envelope) {}

    /** Envelopes that count, and the people behind them, without the author. */
    public record Counted(List<BlobRef> envelopes, Set<String> people) {
        public Counted {
            envelopes = List.copyOf(envelopes);
            people = Set.copyOf(people);
        }

        public boolean enough(TrustRoot root) {
            return people.size() >= root.threshold(TrustRoot.Role.REVIEWER);
        }
    }

    /** Checks each envelope; those that count no more, a revoked reviewer's for example, are left out. */
    public Counted count(TrustRoot root, Sha256 item, Submission submission, List<BlobRef> envelopes)
            throws IOException {
        List<BlobRef> good = new ArrayList<>();
        Set<String> people = new TreeSet<>();
        for (BlobRef envelope : envelopes) {
            Set<String> of = people(root, item, submission, envelope);
            if (!of.isEmpty()) {
                good.add(envelope);
                people.addAll(of);
            }
        }
        return new Counted(good, people);
    }

    /** Those other than the author whom the envelope counts for; empty where it counts no more. */
    private Set<String> people(TrustRoot root, Sha256 item, Submission submission, BlobRef envelope)
            throws IOException {
        Key key = new Key(root.version(), item, envelope.sha256());
        Set<String> before = known.get(key);
        if (before != null) {
            return before;
        }
        known.keySet().removeIf(old -> old.rootVersion() < root.version());
        Set<String> people = Set.of();
        try {
            Set<String> signed =
                    new TreeSet<>(BundleVerifier.approvers(root, item, submission, blobs.get(envelope.sha256())));
            signed.remove(submission.author());
            people = Set.copyOf(signed);
        } catch (BundleException e) {
            LOG.info("an approval of {} counts no more: {}", item, e.getMessage());
        }
        known.put(key, people);
        return people;
    }
}
