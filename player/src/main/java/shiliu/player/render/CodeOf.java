package shiliu.player.render;

import java.util.Optional;
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
import shiliu.player.playlist.Video;

/** The text of the code that an item shows. */
final class CodeOf implements Item.Cases<Optional<String>> {
    @Override
    public Optional<String> news(News news) {
        return Optional.empty();
    }

    @Override
    public Optional<String> slogan(Slogan slogan) {
        return Optional.empty();
    }

    @Override
    public Optional<String> disclosure(Disclosure disclosure) {
        return disclosure.qr();
    }

    @Override
    public Optional<String> decision(Resolution decision) {
        return decision.qr();
    }

    @Override
    public Optional<String> powers(Powers powers) {
        return powers.qr();
    }

    @Override
    public Optional<String> notice(Notice notice) {
        return notice.qr();
    }

    @Override
    public Optional<String> festival(Festival festival) {
        return Optional.empty();
    }

    @Override
    public Optional<String> award(Award award) {
        return Optional.empty();
    }

    @Override
    public Optional<String> table(Listing table) {
        return Optional.empty();
    }

    @Override
    public Optional<String> picture(Picture picture) {
        return Optional.empty();
    }

    @Override
    public Optional<String> video(Video video) {
        return Optional.empty();
    }

    @Override
    public Optional<String> clock(Clock clock) {
        return Optional.empty();
    }

    @Override
    public Optional<String> countdown(Countdown countdown) {
        return Optional.empty();
    }
}
