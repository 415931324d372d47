package shiliu.player.playlist;

/** What an item puts at stake: how many people review it follows from that. */
public enum Stake {
    /** Slogans, greetings, clocks and countdowns. */
    SLOGAN,
    /** News, notices, awards, pictures, films. */
    NEWS,
    /** The public books, decisions, powers, tables. */
    DISCLOSURE;

    public static Stake of(Item item) {
        return item.match(new Kinds());
    }

    private static final class Kinds implements Item.Cases<Stake> {
        @Override
        public Stake news(News news) {
            return NEWS;
        }

        @Override
        public Stake slogan(Slogan slogan) {
            return SLOGAN;
        }

        @Override
        public Stake disclosure(Disclosure disclosure) {
            return DISCLOSURE;
        }

        @Override
        public Stake decision(Resolution decision) {
            return DISCLOSURE;
        }

        @Override
        public Stake powers(Powers powers) {
            return DISCLOSURE;
        }

        @Override
        public Stake notice(Notice notice) {
            return NEWS;
        }

        @Override
        public Stake festival(Festival festival) {
            return SLOGAN;
        }

        @Override
        public Stake award(Award award) {
            return NEWS;
        }

        @Override
        public Stake table(Listing table) {
            return DISCLOSURE;
        }

        @Override
        public Stake picture(Picture picture) {
            return NEWS;
        }

        @Override
        public Stake video(Video video) {
            return NEWS;
        }

        @Override
        public Stake clock(Clock clock) {
            return SLOGAN;
        }

        @Override
        public Stake countdown(Countdown countdown) {
            return SLOGAN;
        }
    }
}
