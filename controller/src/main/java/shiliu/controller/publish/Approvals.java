package shiliu.controller.publish;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.player.bundle.Approver;
import shiliu.player.bundle.Approvers;
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
    private final Map<Key, List<Approver>> known = new ConcurrentHashMap<>();

    public Approvals(Blobs blobs) {
        this.blobs = blobs;
    }

    private record Key(int rootVersion, Sha256 item, Sha256 envelope) {}

    /**
     * Envelopes that count, and the people behind them, without the author.
     *
     * @param needed what players ask for
     */
    public record Counted(List<BlobRef> envelopes, Approvers approvers, TrustRoot.Needed needed) {
        public Counted {
            envelopes = List.copyOf(envelopes);
        }

        public Set<String> people() {
            return approvers.names();
        }

        public boolean enough() {
            return approvers.enough(needed);
        }
    }

    /** Checks each envelope; those that count no more, a revoked reviewer's for example, are left out. */
    public Counted count(TrustRoot root, Instant now, Sha256 item, Submission submission, List<BlobRef> envelopes)
            throws IOException {
        List<BlobRef> good = new ArrayList<>();
        List<Approver> all = new ArrayList<>();
        for (BlobRef envelope : envelopes) {
            List<Approver> of = approvers(root, item, submission, envelope).stream()
                    .filter(approver ->
                            approver.until().filter(end -> !now.isBefore(end)).isEmpty())
                    .toList();
            if (!of.isEmpty()) {
                good.add(envelope);
                all.addAll(of);
            }
        }
        return new Counted(good, Approvers.of(all, submission.author()), root.needed(submission.item()));
    }

    /** Those other than the author whom the envelope counts for; empty where it counts no more. */
    private List<Approver> approvers(TrustRoot root, Sha256 item, Submission submission, BlobRef envelope)
            throws IOException {
        Key key = new Key(root.version(), item, envelope.sha256());
        List<Approver> before = known.get(key);
        if (before != null) {
            return before;
        }
        known.keySet().removeIf(old -> old.rootVersion() < root.version());
        List<Approver> people = List.of();
        try {
            people = BundleVerifier.approvers(root, item, submission, blobs.get(envelope.sha256())).stream()
                    .filter(approver -> !approver.person().equals(submission.author()))
                    .toList();
        } catch (BundleException e) {
            LOG.info("an approval of {} counts no more: {}", item, e.getMessage());
        }
        known.put(key, people);
        return people;
    }
}
