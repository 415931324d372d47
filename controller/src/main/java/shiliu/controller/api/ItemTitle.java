package shiliu.controller.api;

import shiliu.player.playlist.Disclosure;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.News;
import shiliu.player.playlist.Picture;
import shiliu.player.playlist.Slogan;

/** What people call an item in a list: its title or text, nothing for a picture. */
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
        public String picture(Picture picture) {
            return "";
        }
    };

    private ItemTitle() {}

    public static String of(Item item) {
        return item.match(TITLE);
    }
}
