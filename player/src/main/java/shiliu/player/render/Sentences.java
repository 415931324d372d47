package shiliu.player.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import shiliu.player.message.Message;
import shiliu.player.playlist.Award;
import shiliu.player.playlist.Clock;
import shiliu.player.playlist.Countdown;
import shiliu.player.playlist.Disclosure;
import shiliu.player.playlist.Festival;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Listing;
import shiliu.player.playlist.News;
import shiliu.player.playlist.Notice;
import shiliu.player.playlist.Picture;
import shiliu.player.playlist.Powers;
import shiliu.player.playlist.Resolution;
import shiliu.player.playlist.Slogan;
import shiliu.player.playlist.Translation;
import shiliu.player.playlist.Video;
import shiliu.player.schedule.LunarDay;

/** What an item says, sentence after sentence: all that a card has of it that writes text only. */
final class Sentences implements Item.Cases<Optional<List<String>>> {
    /** Whether translations are left out that no card with letters of its own can write. */
    private final boolean lettered;

    private Sentences(boolean lettered) {
        this.lettered = lettered;
    }

    /** All that the item says, in every script. */
    static List<String> all(Item item) {
        return item.match(new Sentences(false)).orElse(List.of());
    }

    /**
     * Empty where it depends on the time of day.
     *
     * @throws RenderException where the item says nothing, or what no such card can write
     */
    static Optional<List<String>> of(Item item) throws RenderException {
        Optional<List<String>> said = item.match(new Sentences(true));
        if (said.filter(List::isEmpty).isPresent()) {
            throw new RenderException(Message.of("render.text-only", item.kind()));
        }
        Optional<String> strange =
                said.orElse(List.of()).stream().flatMap(Letters::strange).findFirst();
        if (strange.isPresent()) {
            throw new RenderException(Message.of("render.no-letter", strange.get()));
        }
        return said;
    }

    @Override
    public Optional<List<String>> news(News news) {
        return clean(Stream.concat(
                Stream.of(news.title(), Words.shortDate(news.date())),
                news.text().lines()));
    }

    @Override
    public Optional<List<String>> slogan(Slogan slogan) {
        return clean(Stream.concat(writable(slogan.also()), Stream.of(slogan.text())));
    }

    private Stream<String> writable(List<Translation> also) {
        return also.stream()
                .map(Translation::text)
                .filter(text -> !lettered
                        || Letters.strange(Letters.written(text)).findAny().isEmpty());
    }

    @Override
    public Optional<List<String>> disclosure(Disclosure disclosure) {
        Account account = Account.of(disclosure);
        List<String> said = new ArrayList<>();
        said.add(Words.heading(disclosure.column()) + " " + Words.period(disclosure.period()));
        said.add(disclosure.title());
        said.addAll(new Document.Grid(account).sentences());
        said.add(Words.approved(disclosure.approver()));
        said.add(Words.posted(disclosure.posted()));
        disclosure.qr().ifPresent(said::add);
        return clean(said.stream());
    }

    @Override
    public Optional<List<String>> decision(Resolution decision) {
        return clean(Documents.of(decision).sentences().stream());
    }

    @Override
    public Optional<List<String>> powers(Powers powers) {
        return clean(Documents.of(powers).sentences().stream());
    }

    @Override
    public Optional<List<String>> notice(Notice notice) {
        return clean(Documents.of(notice, Optional.empty()).sentences().stream());
    }

    @Override
    public Optional<List<String>> festival(Festival festival) {
        Stream<String> name = Stream.of(
                festival.name(),
                Words.date(festival.date()),
                Words.LUNAR + LunarDay.of(festival.date()).text());
        return clean(Stream.of(writable(festival.also()), name, festival.text().stream())
                .flatMap(said -> said));
    }

    @Override
    public Optional<List<String>> award(Award award) {
        return clean(Documents.of(award, Optional.empty()).sentences().stream());
    }

    @Override
    public Optional<List<String>> table(Listing table) {
        return clean(Documents.of(table).sentences().stream());
    }

    @Override
    public Optional<List<String>> picture(Picture picture) {
        return Optional.of(List.of());
    }

    @Override
    public Optional<List<String>> video(Video video) {
        return Optional.of(List.of());
    }

    @Override
    public Optional<List<String>> clock(Clock clock) {
        return Optional.empty();
    }

    @Override
    public Optional<List<String>> countdown(Countdown countdown) {
        return Optional.empty();
    }

    private Optional<List<String>> clean(Stream<String> said) {
        return Optional.of(said.map(Typesetter::clean)
                .map(text -> lettered ? Letters.written(text) : text)
                .filter(text -> !text.isEmpty())
                .toList());
    }
}
