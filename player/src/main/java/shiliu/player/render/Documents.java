package shiliu.player.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shiliu.player.playlist.Award;
import shiliu.player.playlist.Listing;
import shiliu.player.playlist.Notice;
import shiliu.player.playlist.Powers;
import shiliu.player.playlist.Resolution;

/** Items that are read from top to bottom, as documents. */
final class Documents {
    private Documents() {}

    static Document of(Resolution decision) {
        List<Document.Part> parts = new ArrayList<>();
        decision.steps().forEach(step -> parts.add(new Document.Tally(step)));
        String result = decision.result().map(Words::result).orElse(Words.IN_PROGRESS);
        parts.add(new Document.Fact(Words.RESULT, result));
        decision.disclosures()
                .forEach(made ->
                        parts.add(new Document.Fact(Words.announcement(made.of()), Words.shortDate(made.date()))));
        return new Document(
                Palette.Theme.PARTY,
                Words.DECISION,
                result,
                line(decision.matter()),
                parts,
                Optional.empty(),
                decision.qr(),
                decision.airing());
    }

    static Document of(Powers powers) {
        List<Document.Part> parts = new ArrayList<>();
        for (Powers.Power power : powers.powers()) {
            parts.add(new Document.Heading(line(power.name())));
            parts.add(new Document.Fact(Words.HOLDER, line(power.holder())));
            for (int i = 0; i < power.steps().size(); i++) {
                parts.add(new Document.Step(i + 1, line(power.steps().get(i))));
            }
            power.forbidden().forEach(what -> parts.add(new Document.Fact(Words.FORBIDDEN, line(what))));
        }
        powers.contact().ifPresent(contact -> parts.add(new Document.Remark(Words.SUPERVISION + "：" + line(contact))));
        return new Document(
                Palette.Theme.RESIDENTS,
                Words.POWERS,
                "",
                line(powers.title()),
                parts,
                Optional.empty(),
                powers.qr(),
                powers.airing());
    }

    static Document of(Notice notice, Optional<Raster> photo) {
        List<Document.Part> parts = new ArrayList<>();
        notice.text().ifPresent(text -> parts.add(new Document.Text(Typesetter.clean(text))));
        notice.when().ifPresent(when -> parts.add(new Document.Fact(Words.WHEN, line(when))));
        notice.where().ifPresent(where -> parts.add(new Document.Fact(Words.WHERE, line(where))));
        notice.table().ifPresent(table -> parts.add(new Document.Grid(Account.of(table, Optional.empty()))));
        notice.contact().ifPresent(contact -> parts.add(new Document.Fact(Words.CONTACT, line(contact))));
        return new Document(
                Palette.Theme.NEWS,
                Words.topic(notice.topic()),
                "",
                line(notice.title()),
                parts,
                photo,
                notice.qr(),
                notice.airing());
    }

    static Document of(Award award, Optional<Raster> photo) {
        List<Document.Part> parts =
                List.of(new Document.Heading(line(award.name())), new Document.Text(Typesetter.clean(award.reason())));
        return new Document(
                Palette.Theme.PARTY,
                Words.AWARD,
                award.date().map(Words::shortDate).orElse(""),
                line(award.title()),
                parts,
                photo,
                Optional.empty(),
                award.airing());
    }

    static Document of(Listing table) {
        List<Document.Part> parts = new ArrayList<>();
        parts.add(new Document.Grid(Account.of(table.table(), Optional.empty())));
        table.note().ifPresent(note -> parts.add(new Document.Remark(line(note))));
        return new Document(
                Palette.Theme.RESIDENTS,
                Words.TABLE,
                "",
                line(table.title()),
                parts,
                Optional.empty(),
                Optional.empty(),
                table.airing());
    }

    private static String line(String text) {
        return Typesetter.clean(text).replace('\n', ' ');
    }
}
