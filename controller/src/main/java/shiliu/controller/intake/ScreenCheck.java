package shiliu.controller.intake;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import shiliu.player.config.Value;
import shiliu.player.message.Message;
import shiliu.player.message.Messages;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Sha256;
import shiliu.player.render.Finding;
import shiliu.player.render.FontSet;
import shiliu.player.render.MediaSource;
import shiliu.player.render.RenderException;
import shiliu.player.render.Renderer;
import shiliu.player.screen.Screen;

/** Plays items on the screens that will show them, before anything goes up. Safe to share between threads. */
public final class ScreenCheck implements Preflight {
    private final Renderer renderer;
    private final Function<String, List<Screen>> screens;
    private final Messages messages;

    /**
     * @param screens those of a community, by its id
     * @param messages in whose language the complaints are
     */
    public ScreenCheck(FontSet fonts, Function<String, List<Screen>> screens, Messages messages) {
        this.renderer = new Renderer(fonts);
        this.screens = screens;
        this.messages = messages;
    }

    /** Bytes whose hashes were checked. */
    public static MediaSource source(Map<Sha256, byte[]> bytes) {
        return media -> Optional.ofNullable(bytes.get(media.sha256()))
                .orElseThrow(() -> new IOException("a picture that the item does not name"));
    }

    @Override
    public List<Warning> check(Candidate candidate, Value value) {
        Collection<Screen> shown = screens.apply(candidate.community());
        List<Complaint> complaints;
        try {
            complaints = look(candidate.item(), shown, source(candidate.media()));
        } catch (RenderException e) {
            value.refuse(e.sentence(), Message.of("intake.not-drawn.do"));
            return List.of();
        }
        complaints.stream().filter(Complaint::refuses).forEach(c -> value.refuse(c.message(), c.suggestion()));
        return warnings(candidate.number(), candidate.item(), complaints);
    }

    /** What residents could not read of {@code item} on these screens. */
    public List<Complaint> look(Item item, Collection<Screen> shown, MediaSource media) throws RenderException {
        Map<Screen, List<Finding>> seen = new LinkedHashMap<>();
        for (Screen screen : shown) {
            seen.put(screen, renderer.findings(item, screen, media));
        }
        return Complaint.of(seen, messages);
    }

    /** Those that refuse nothing, as warnings. */
    public static List<Warning> warnings(int number, Item item, List<Complaint> complaints) {
        return complaints.stream()
                .filter(c -> !c.refuses())
                .map(c -> new Warning(number, item.kind(), "", c.screens(), c.message(), c.suggestion()))
                .toList();
    }
}
