package shiliu.player.playlist;

import java.util.List;

/** A film that fills the screen, without sound; it plays on and on for as long as the item is on. */
public record Video(Media video, Picture.Fit fit, Airing airing) implements Item {

    @Override
    public String kind() {
        return "video";
    }

    @Override
    public List<Media> media() {
        return List.of(video);
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.video(this);
    }
}
