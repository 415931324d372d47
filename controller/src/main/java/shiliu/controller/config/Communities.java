package shiliu.controller.config;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shiliu.player.config.Nearest;
import shiliu.player.config.Quote;
import shiliu.player.config.Value;
import shiliu.player.message.Message;

/** The communities of a configuration, which people write by id or by name: {@code guangming}, 光明社区, 光明. */
public record Communities(List<Community> all) {
    public Communities {
        all = List.copyOf(all);
    }

    /** Those whose names are their ids. */
    public static Communities ofIds(Collection<String> ids) {
        return new Communities(
                ids.stream().sorted().map(id -> new Community(id, id)).toList());
    }

    /** The id of the community that is meant; none where a name is that of several. */
    public Optional<String> id(String written) {
        if (all.stream().anyMatch(c -> c.id().equals(written.strip()))) {
            return Optional.of(written.strip());
        }
        String wanted = plain(written);
        List<Community> named =
                all.stream().filter(c -> plain(c.name()).equals(wanted)).toList();
        return named.size() == 1 ? Optional.of(named.get(0).id()) : Optional.empty();
    }

    /** The same of a value in a file, which is refused with those that there are. */
    public Optional<String> id(Value value) {
        return value.text().flatMap(text -> {
            Optional<String> id = id(text);
            if (id.isEmpty()) {
                value.refuse(Message.of("screens.community-unknown", Quote.of(text)), instead(text));
            }
            return id;
        });
    }

    private Message instead(String written) {
        List<String> words =
                all.stream().flatMap(c -> Stream.of(c.id(), c.name())).toList();
        return Nearest.to(written, words)
                .map(near -> Message.of("config.word-unknown.nearest", near, known()))
                .orElseGet(() -> Message.of("config.word-unknown.known", known()));
    }

    /** All of them for people to choose from: {@code 光明社区 (guangming), …}. */
    public String known() {
        return all.stream()
                .map(c -> c.name().equals(c.id()) ? c.id() : c.name() + " (" + c.id() + ")")
                .collect(Collectors.joining(", "));
    }

    /** Nobody says 社区 or "community" every time. */
    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceFirst("\\s*(社区|community)$", "");
    }
}
