package shiliu.player.playlist;

import java.util.List;

/** One thing that a screen can show. Another package handles all kinds through {@link #match}. */
public sealed interface Item
        permits News,
                Slogan,
                Disclosure,
                Resolution,
                Powers,
                Notice,
                Festival,
                Award,
                Listing,
                Picture,
                Video,
                Clock,
                Countdown {
    /** The word for this kind in files: {@code news}, {@code slogan} … */
    String kind();

    /** How it goes on air. */
    Airing airing();

    /** The pictures that it shows. */
    List<Media> media();

    <R> R match(Cases<R> cases);

    /** One method per kind, so that a forgotten kind does not compile. */
    interface Cases<R> {
        R news(News news);

        R slogan(Slogan slogan);

        R disclosure(Disclosure disclosure);

        R decision(Resolution decision);

        R powers(Powers powers);

        R notice(Notice notice);

        R festival(Festival festival);

        R award(Award award);

        R table(Listing table);

        R picture(Picture picture);

        R video(Video video);

        R clock(Clock clock);

        R countdown(Countdown countdown);
    }
}
