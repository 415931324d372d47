package shiliu.player.play;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import shiliu.player.bundle.Approval;
import shiliu.player.bundle.BlobRef;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Office;
import shiliu.player.json.Json;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Media;
import shiliu.player.playlist.Picture;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Slogan;
import shiliu.player.playlist.Submission;
import shiliu.player.playlist.Validity;
import shiliu.player.render.Pictures;
import shiliu.protocols.driver.Frame;

/**
 * An item that staff once handed in, with all that was ever signed for it.
 *
 * @param approvedBy the keys that truly signed just this item and its pictures
 * @param approvals envelopes that have to do with it
 * @param media what it shows
 */
record Story(
        Submission submission, BlobRef item, Set<String> approvedBy, List<BlobRef> approvals, List<BlobRef> media) {
    private static final Validity LONG_AGO = new Validity(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 9));
    private static final Validity TOMORROW = new Validity(LocalDate.of(2026, 11, 11), LocalDate.of(2026, 11, 30));
    private static final Validity FOR_EVER = new Validity(LocalDate.of(2026, 11, 1), Validity.NO_END);

    /** Everything that was ever handed in; the blobs go into {@code office}. */
    static List<Story> all(Office office) {
        List<Story> all = new ArrayList<>();
        all.add(of(office, slogan("一", Office.NOVEMBER), "wang"));
        all.add(of(office, slogan("二", Office.NOVEMBER), "zhao"));
        all.add(of(office, slogan("三", Office.NOVEMBER), "wang", "zhao"));
        all.add(of(office, slogan("四", Office.NOVEMBER), "wang", "wang-second"));
        all.add(of(office, slogan("五", Office.NOVEMBER), "yang", "zhao"));
        all.add(of(office, slogan("永", FOR_EVER), "zhao", "yang"));
        all.add(of(office, submission("street", "街道", Office.NOVEMBER), "yang"));
        all.add(of(office, submission("street", "街道一家", Office.NOVEMBER), "wang"));
        all.add(of(office, submission("dongfeng", "东风", Office.NOVEMBER), "chen"));
        all.add(of(office, slogan("过期", LONG_AGO), "wang", "zhao"));
        all.add(of(office, slogan("未到", TOMORROW), "wang", "zhao"));
        all.add(of(office, slogan("没人批准", Office.NOVEMBER)));
        all.add(of(office, slogan("无人批准的永久内容", FOR_EVER)));
        all.add(of(office, slogan("自己批准", Office.NOVEMBER), "li"));
        all.add(of(office, slogan("自己和别人", Office.NOVEMBER), "li", "wang"));
        all.add(of(office, slogan("外社区", Office.NOVEMBER), "chen"));
        all.add(of(office, slogan("操作员", Office.NOVEMBER), "sun"));
        all.add(of(office, slogan("控制端", Office.NOVEMBER), "controller"));
        all.add(of(office, slogan("陌生人", Office.NOVEMBER), "stranger"));
        Submission seen = picture(office, 0xFF0000);
        all.add(of(office, seen, "zhao", "wang"));
        all.add(blind(office, picture(office, 0x00FF00)));
        return List.copyOf(all);
    }

    /** Whether it may show under that root at that time, by the tables alone. */
    boolean approved(PlainRoot root, Instant now) {
        Set<String> people = new TreeSet<>(
                submission.community().equals("street")
                        ? root.people(approvedBy, "reviewer", "*")
                        : root.people(approvedBy, "reviewer", submission.community()));
        people.remove(submission.author());
        Set<String> counting = root.counting(people, now);
        Set<String> street = new TreeSet<>(root.people(approvedBy, "reviewer", "*"));
        street.retainAll(counting);
        return counting.size() >= root.reviewers() && street.size() >= root.street();
    }

    Sha256 hash() {
        return item.sha256();
    }

    private static Story of(Office office, Submission submission, String... approvers) {
        return of(office, submission, Office.approval(submission), approvers);
    }

    private static Story of(Office office, Submission submission, Approval approval, String... approvers) {
        List<BlobRef> approvals = new ArrayList<>();
        for (String approver : approvers) {
            approvals.add(office.keep(Office.sign(DocumentType.APPROVAL, approval, approver)));
        }
        boolean whole = approval.equals(Office.approval(submission));
        return new Story(
                submission,
                office.keep(Json.write(submission)),
                whole ? Set.of(approvers) : Set.of(),
                approvals,
                submission.item().media().stream()
                        .map(m -> new BlobRef(m.sha256(), m.length()))
                        .toList());
    }

    /** Approved by somebody who was not shown the picture. */
    private static Story blind(Office office, Submission submission) {
        Approval without = new Approval(1, Sha256.of(Json.write(submission)), List.of(), List.of(), Office.NOON);
        return of(office, submission, without, "wang", "zhao");
    }

    private static Submission slogan(String text, Validity valid) {
        return submission("guangming", text, valid);
    }

    private static Submission submission(String community, String text, Validity valid) {
        return new Submission(1, "unity", community, "li", valid, new Slogan(text, List.of(), Airing.DEFAULT));
    }

    private static Submission picture(Office office, int colour) {
        int[] pixels = new int[128 * 32];
        java.util.Arrays.fill(pixels, colour);
        byte[] png = Pictures.png(Frame.of(128, 32, pixels));
        BlobRef ref = office.keep(png);
        Media media = new Media(ref.sha256(), "image/png", 128, 32, ref.length());
        return Office.submission("guangming", new Picture(media, Picture.Fit.COVER, Airing.DEFAULT));
    }

    /** The bytes of something that is no approval of anything. */
    static BlobRef noise(Office office) {
        return office.keep("{}".getBytes(StandardCharsets.UTF_8));
    }

    Optional<java.time.Instant> end() {
        return submission.valid().endless()
                ? Optional.empty()
                : Optional.of(submission
                        .valid()
                        .until()
                        .plusDays(1)
                        .atStartOfDay(Office.ZONE)
                        .toInstant());
    }
}
