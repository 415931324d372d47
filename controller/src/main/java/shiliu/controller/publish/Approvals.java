package shiliu.controller.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

    public Approvals(Blobs blobs) {
        this.blobs = blobs;
    }

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
            try {
                Set<String> of =
                        new TreeSet<>(BundleVerifier.approvers(root, item, submission, blobs.get(envelope.sha256())));
                of.remove(submission.author());
                if (!of.isEmpty()) {
                    good.add(envelope);
                    people.addAll(of);
                }
            } catch (BundleException e) {
                LOG.info("an approval of {} counts no more: {}", item, e.getMessage());
            }
        }
        return new Counted(good, people);
    }
}
