package shiliu.player.render;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Clock;
import shiliu.player.playlist.Countdown;
import shiliu.player.schedule.LunarDay;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Writing;

/** The time of day, and days until a day. */
final class TimePages {
    private static final DateTimeFormatter HOURS = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final int CHARACTERS = 40;

    private final Typesetter setter;
    private final Look look;
    private final Optional<LetterPages> letters;

    TimePages(Typesetter setter, Screen screen) {
        this.setter = setter;
        this.look = new Look(screen, Palette.Theme.NEWS);
        this.letters = screen.letters().map(px -> new LetterPages(setter, screen, Palette.Theme.NEWS, Airing.DEFAULT));
    }

    Rendition of(Clock clock) {
        return moment(clock.airing(), this::clock);
    }

    Rendition of(Countdown countdown) {
        return moment(countdown.airing(), now -> countdown(countdown, now.toLocalDate()));
    }

    private Rendition moment(Airing airing, Function<LocalDateTime, Face> face) {
        return new Moment(
                look.screen.zone(),
                look.dwell.of(airing, CHARACTERS),
                now -> draw(face.apply(now)),
                now -> letters.map(l -> writing(l, face.apply(now))));
    }

    /**
     * What is to be read at one moment.
     *
     * @param stack the same in large
     * @param lines the same in one line, the fullest first
     * @param columns the same from top to bottom
     */
    private record Face(List<Stack.Entry> stack, List<String> lines, List<String> columns) {}

    private Face clock(LocalDateTime now) {
        String time = HOURS.format(now);
        String date = Words.date(now.toLocalDate());
        String weekday = now.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.CHINA);
        String shortDay = now.getMonthValue() + "月" + now.getDayOfMonth() + "日";
        String lunar = Words.LUNAR + LunarDay.of(now.toLocalDate()).text();
        List<Stack.Entry> stack = List.of(
                new Stack.Entry(time, 1, look.colours.title()),
                new Stack.Entry(
                        List.of(date + " " + weekday, shortDay + " " + weekday, shortDay), 0.3, look.colours.text()),
                new Stack.Entry(lunar, 0.3, look.colours.faint()));
        return new Face(
                stack,
                List.of(
                        date + " " + weekday + " " + time,
                        shortDay + " " + weekday + " " + time,
                        shortDay + " " + time,
                        time),
                List.of(shortDay, time.replace(":", "时") + "分"));
    }

    private Face countdown(Countdown countdown, LocalDate today) {
        LocalDate day = countdown
                .to()
                .date()
                .orElseGet(() -> LunarDay.next(countdown.to().lunar().orElseThrow(), today));
        long days = ChronoUnit.DAYS.between(today, day);
        String text = Typesetter.clean(countdown.text());
        String left = days == 0 ? "就是今天" : days < 0 ? "已过 " + -days + " 天" : "还有";
        String number = days > 0 ? days + " 天" : left;
        List<Stack.Entry> stack = List.of(
                new Stack.Entry(days > 0 ? text + left : text, 0.4, look.colours.text()),
                new Stack.Entry(number, 1, look.colours.title()),
                new Stack.Entry(Words.date(day), 0.3, look.colours.faint()));
        String line = days > 0 ? text + left + days + "天" : text + left.replace(" ", "");
        return new Face(stack, List.of(line, text + (days > 0 ? days + "天" : "")), List.of(line));
    }

    private Canvas draw(Face face) {
        if (look.upright()) {
            return new Upright(setter, look, Airing.DEFAULT).page(face.columns());
        }
        Canvas canvas = look.canvas();
        if (look.height < 2 * Pen.PIXELS) {
            line(canvas, face.lines());
            return canvas;
        }
        List<Stack.Entry> all = face.stack();
        // What has no room goes, the last first.
        for (int n = all.size(); n > 1; n--) {
            List<Stack.Entry> some = all.subList(0, n);
            Optional<Stack.Drawing> stack = new Stack(setter, look, look.inner(), some).fit();
            if (stack.isPresent()) {
                stack.get().on(canvas);
                return canvas;
            }
        }
        line(canvas, face.lines());
        return canvas;
    }

    /** The fullest line that fits, as large as it fits. */
    private void line(Canvas canvas, List<String> lines) {
        List<Integer> sizes = Sizes.down(look.height, Pen.PIXELS);
        for (String text : lines) {
            for (int px : sizes) {
                Pen pen = SpanLine.pen(look, px);
                if (px <= look.height && setter.width(text, pen) <= look.width) {
                    Box at = look.all().centred(look.width, px);
                    setter.line(canvas, text, pen, at, Typesetter.Align.CENTRE, look.colours.title());
                    return;
                }
            }
        }
        // No line is narrow enough: the shortest one in several, as far as there is room.
        Pen least = look.plain(Pen.PIXELS);
        List<String> parts = setter.breaker().lines(lines.get(lines.size() - 1), least, look.width);
        int rows = Math.max(1, Math.min(parts.size(), look.height / Pen.PIXELS));
        Typesetter.Block block =
                new Typesetter.Block(parts.subList(parts.size() - rows, parts.size()), least, Pen.PIXELS);
        Box at = look.all().centred(look.width, Math.min(look.height, block.height()));
        setter.draw(canvas, block, at, Typesetter.Align.CENTRE, look.colours.title());
    }

    private Writing writing(LetterPages pages, Face face) {
        return pages.card(Letters.written(pages.fitting(face.lines())));
    }
}
