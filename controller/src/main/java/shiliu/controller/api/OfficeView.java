package shiliu.controller.api;

import java.util.List;
import shiliu.player.screen.Screen;

/** What a playlist is written for: the communities of this office, and its screens by id. */
public record OfficeView(List<Named> communities, List<Screen> screens) {
    public OfficeView {
        communities = List.copyOf(communities);
        screens = List.copyOf(screens);
    }

    /** A community and what people call it. */
    public record Named(String id, String name) {}
}
