package shiliu.controller.intake;

import java.util.Optional;
import java.util.regex.Pattern;
import shiliu.player.config.Fields;
import shiliu.player.config.Quote;
import shiliu.player.config.Value;
import shiliu.player.message.Message;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Media;
import shiliu.player.playlist.Picture;
import shiliu.player.playlist.Video;

/** Reads pictures and films that fill the screen. */
final class PictureItemReader {
    private static final Pattern PER_CENT = Pattern.compile("100|[0-9]{1,2}");

    private final ItemParts parts;

    PictureItemReader(ItemParts parts) {
        this.parts = parts;
    }

    Optional<Picture> image(Fields fields) {
        Optional<Media> file = fields.required("file").flatMap(parts.shelf::picture);
        Picture.Fit fit = fit(fields);
        Optional<Picture.Focus> focus = fields.optional("focus").flatMap(value -> focus(fields, value));
        Airing airing = parts.airing(fields);
        fields.done();
        return file.map(media -> new Picture(media, fit, focus, airing));
    }

    Optional<Video> video(Fields fields) {
        Optional<Media> file = fields.required("file").flatMap(parts.shelf::film);
        Picture.Fit fit = fit(fields);
        Airing airing = parts.airing(fields);
        fields.done();
        return file.map(media -> new Video(media, fit, airing));
    }

    private static Picture.Fit fit(Fields fields) {
        return fields.optional("fit").flatMap(v -> v.word(Picture.Fit.class)).orElse(Picture.Fit.CONTAIN);
    }

    /** {@code 30,70} or {@code {x: 30, y: 70}}, per cent. */
    private static Optional<Picture.Focus> focus(Fields item, Value value) {
        if (!value.isText()) {
            return value.fields().flatMap(PictureItemReader::focus);
        }
        Optional<CommaPair> pair = CommaPair.of(item, value, "…", 0, 100);
        Optional<Picture.Focus> focus = pair.filter(
                        p -> PER_CENT.matcher(p.first()).matches()
                                && PER_CENT.matcher(p.second()).matches())
                .map(p -> new Picture.Focus(Integer.parseInt(p.first()), Integer.parseInt(p.second())));
        if (focus.isEmpty()) {
            value.refuse(
                    Message.of("intake.focus", Quote.of(value.quietText().orElse(""))), Message.of("intake.focus.do"));
        }
        return focus;
    }

    private static Optional<Picture.Focus> focus(Fields fields) {
        Optional<Integer> x = fields.required("x").flatMap(v -> v.whole(0, 100));
        Optional<Integer> y = fields.required("y").flatMap(v -> v.whole(0, 100));
        fields.done();
        return x.flatMap(left -> y.map(top -> new Picture.Focus(left, top)));
    }
}
