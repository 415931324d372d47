package shiliu.controller.api;

import java.util.List;
import shiliu.player.bundle.BlobRef;
import shiliu.player.playlist.Media;

/** One item under review: its blob (a submission), what it is, its pictures and who approved it so far. */
public record ReviewItem(BlobRef blob, String kind, String title, List<Media> media, List<String> approvedBy) {
    public ReviewItem {
        media = List.copyOf(media);
        approvedBy = List.copyOf(approvedBy);
    }
}
