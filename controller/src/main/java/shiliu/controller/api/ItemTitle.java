package shiliu.controller.api;

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

/** What people call an item in a list: its title or text, nothing for a picture, a film and the time. */
public final class ItemTitle {
    private static final Item.Cases<String> TITLE = new Item.Cases<>() {
        @Override
        public String news(News news) {
            return news.title();
        }

        @Override
        public String slogan(Slogan slogan) {
            return slogan.text();
        }

        @Override
        public String disclosure(Disclosure disclosure) {
            return disclosure.title();
        }

        @Override
        public String decision(Resolution decision) {
            return decision.matter();
        }

        @Override
        public String powers(Powers powers) {
            return powers.title();
        }

        @Override
        public String notice(Notice notice) {
            return notice.title();
        }

        @Override
        public String festival(Festival festival) {
            return festival.name();
        }

        @Override
        public String award(Award award) {
            return award.title() + " " + award.name();
        }

        @Override
        public String table(Listing table) {
            return table.title();
        }

        @Override
        public String picture(Picture picture) {
            return "";
        }

        @Override
        public String video(Video video) {
            return "";
        }

        @Override
        public String clock(Clock clock) {
            return "";
        }

        @Override
        public String countdown(Countdown countdown) {
            return countdown.text();
        }
    };

    private ItemTitle() {}

    public static String of(Item item) {
        return item.match(TITLE);
    }
}
