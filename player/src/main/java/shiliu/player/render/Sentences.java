package shiliu.player.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import shiliu.player.message.Message;
import shiliu.player.playlist.Disclosure;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.News;
import shiliu.player.playlist.Picture;
import shiliu.player.playlist.Slogan;
import shiliu.player.playlist.Translation;

/** What an item says, sentence after sentence: all that a card has of it that writes text only. */
final class Sentences implements Item.Cases<List<String>> {
    private Sentences() {}

    /** @throws RenderException where the item says nothing, or what no such card can write */
    static List<String> of(Item item) throws RenderException {
        List<String> said = item.match(new Sentences());
        if (said.isEmpty()) {
            throw new RenderException(Message.of("render.text-only", item.kind()));
        }
        Optional<String> strange = said.stream().flatMap(Letters::strange).findFirst();
        if (strange.isPresent()) {
            throw new RenderException(Message.of("render.no-letter", strange.get()));
        }
        return said;
    }

    @Override
    public List<String> news(News news) {
        return clean(Stream.concat(
                Stream.of(news.title(), Words.shortDate(news.date())),
                news.text().lines()));
    }

    /** Translations in scripts that no such card has are left out. */
    @Override
    public List<String> slogan(Slogan slogan) {
        Stream<String> also = slogan.also().stream()
                .map(Translation::text)
                .filter(text -> Letters.strange(text).findAny().isEmpty());
        return clean(Stream.concat(also, Stream.of(slogan.text())));
    }

    @Override
    public List<String> disclosure(Disclosure disclosure) {
        Account account = Account.of(disclosure);
        List<String> said = new ArrayList<>();
        said.add(Words.heading(disclosure.column()) + " " + Words.period(disclosure.period()));
        said.add(disclosure.title());
        account.records().forEach(entry -> said.add(entry.sentence()));
        account.sum().ifPresent(sum -> said.add(sum.sentence()));
        said.add(Words.approved(disclosure.approver()));
        said.add(Words.posted(disclosure.posted()));
        disclosure.qr().ifPresent(said::add);
        return clean(said.stream());
    }

    @Override
    public List<String> picture(Picture picture) {
        return List.of();
    }

    private static List<String> clean(Stream<String> said) {
        return said.map(Typesetter::clean).filter(text -> !text.isEmpty()).toList();
    }
}
