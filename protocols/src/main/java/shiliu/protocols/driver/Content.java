package shiliu.protocols.driver;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a card is to show: one picture or several in turn, and, where it is nothing but text, what it says. A driver may
 * send the words instead of the pixels where the card can write them and that takes fewer bytes.
 *
 * @param pages at least one; more than one play in turn, for ever
 * @param writing what the one page says
 */
public record Content(List<Page> pages, Optional<Writing> writing) {
    /** How long a page stays that is alone. */
    private static final Duration STAYS = Duration.ofSeconds(5);

    public Content {
        pages = List.copyOf(pages);
        if (pages.isEmpty() || (pages.size() > 1 && writing.isPresent())) {
            throw new IllegalArgumentException(pages.size() + " pages");
        }
    }

    /** One of several pages. */
    public record Page(Frame frame, Duration stay, Effect effect) {}

    /** How a page comes up. */
    public enum Effect {
        AT_ONCE,
        SCROLL_LEFT,
        SCROLL_RIGHT,
        SCROLL_UP,
        SCROLL_DOWN
    }

    /** One still picture. */
    public static Content of(Frame frame) {
        return new Content(List.of(new Page(frame, STAYS, Effect.AT_ONCE)), Optional.empty());
    }

    /** One still picture that is nothing but this text. */
    public static Content of(Frame frame, Writing writing) {
        return new Content(List.of(new Page(frame, STAYS, Effect.AT_ONCE)), Optional.of(writing));
    }

    public static Content black(int width, int height) {
        return of(Frame.black(width, height));
    }

    /** The first page. */
    public Frame frame() {
        return pages.get(0).frame();
    }

    /** Whether every LED stays off. */
    public boolean isBlack() {
        return pages.stream().allMatch(page -> page.frame().isBlack());
    }
}
