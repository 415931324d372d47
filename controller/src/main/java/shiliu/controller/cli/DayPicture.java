package shiliu.controller.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import shiliu.controller.api.Timeline;
import shiliu.controller.timing.WhenText;
import shiliu.player.message.Messages;
import shiliu.player.schedule.Rule;

/** A day of a screen as a picture (SVG): its hours across, a lane for each slot, colours by the rule, the dark hours grey. */
final class DayPicture {
    private static final int LEFT = 230;
    private static final int HOUR = 40;
    private static final int LANE = 44;
    private static final int TOP = 76;
    private static final int MARGIN = 20;
    private static final double SLIM = 1.5;

    private final Messages messages;
    private final WhenText words;

    DayPicture(Messages messages, WhenText words) {
        this.messages = messages;
        this.words = words;
    }

    String svg(Timeline timeline) {
        Map<String, Timeline.Share> lanes = lanes(timeline);
        int height = TOP + Math.max(1, lanes.size()) * LANE + 70;
        int width = LEFT + (int) Math.ceil(x(timeline, end(timeline)) - LEFT) + MARGIN;
        StringBuilder svg = new StringBuilder();
        svg.append(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                        + " font-family=\"Noto Sans SC, Microsoft YaHei, PingFang SC, sans-serif\" font-size=\"13\">\n",
                width, height, width, height));
        svg.append(format("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>\n", width, height));
        String title = messages.text("cli.timeline", timeline.screen(), timeline.day(), timeline.zone());
        text(svg, MARGIN, 28, "font-size=\"18\" font-weight=\"bold\"", title);
        dark(svg, timeline, lanes.size());
        hours(svg, timeline, lanes.size());
        int lane = 0;
        for (Timeline.Share share : lanes.values()) {
            lane(svg, timeline, share, TOP + lane++ * LANE);
        }
        legend(svg, timeline, height - 24);
        return svg.append("</svg>\n").toString();
    }

    /** The slots that play, in the order of their first minutes. */
    private static Map<String, Timeline.Share> lanes(Timeline timeline) {
        Map<String, Timeline.Share> lanes = new LinkedHashMap<>();
        timeline.stretches().stream()
                .flatMap(part -> part.shares().stream())
                .forEach(share -> lanes.putIfAbsent(share.slot(), share));
        return lanes;
    }

    private static Instant start(Timeline timeline) {
        return timeline.stretches().get(0).from();
    }

    private static Instant end(Timeline timeline) {
        return timeline.stretches().get(timeline.stretches().size() - 1).until();
    }

    private static double x(Timeline timeline, Instant at) {
        return LEFT + Duration.between(start(timeline), at).toMillis() * HOUR / 3_600_000.0;
    }

    /** Where the screen is dark, or has nothing but its safe card. */
    private void dark(StringBuilder svg, Timeline timeline, int lanes) {
        for (Timeline.Part part : timeline.stretches()) {
            if (part.shares().isEmpty()) {
                box(svg, timeline, part, new Band(TOP - 8, Math.max(1, lanes) * LANE + 8, colour(part.rule())));
            }
        }
    }

    private void hours(StringBuilder svg, Timeline timeline, int lanes) {
        ZoneId zone = ZoneId.of(timeline.zone());
        int bottom = TOP + Math.max(1, lanes) * LANE;
        long hours = Duration.between(start(timeline), end(timeline)).toHours();
        for (long hour = 0; hour <= hours; hour++) {
            Instant at = start(timeline).plus(Duration.ofHours(hour));
            double x = x(timeline, at);
            svg.append(format(
                    "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#d0d0d0\"/>\n", x, TOP - 8, x, bottom));
            // Where clocks jump, an hour is named twice or not at all, as on the wall.
            String name = hour == hours ? "24" : String.valueOf(at.atZone(zone).getHour());
            text(svg, x, TOP - 14, "text-anchor=\"middle\" fill=\"#555555\" font-size=\"11\"", name);
        }
    }

    private void lane(StringBuilder svg, Timeline timeline, Timeline.Share lane, int top) {
        text(svg, MARGIN, top + 16, "font-weight=\"bold\"", cut(lane.playlist(), 26));
        text(
                svg,
                MARGIN,
                top + 32,
                "fill=\"#666666\" font-size=\"11\"",
                cut(lane.slot() + "  " + words.of(lane.when()), 34));
        for (Timeline.Part part : timeline.stretches()) {
            part.shares().stream()
                    .filter(share -> share.slot().equals(lane.slot()))
                    .forEach(share -> share(svg, timeline, part, share, top));
        }
    }

    /** As high as its share of the time. */
    private void share(StringBuilder svg, Timeline timeline, Timeline.Part part, Timeline.Share share, int top) {
        long all = Math.max(1, Duration.between(part.from(), part.until()).toMillis());
        double of = (double) share.millis() / all;
        double full = LANE - 10.0;
        double high = Math.max(4, full * of);
        Rule rule = rule(share);
        svg.append("<g><title>");
        TimelineRows rows = new TimelineRows(messages, timeline.zone());
        svg.append(Html.escaped(
                rows.time(part.from()) + "–" + rows.end(part) + " " + rule.title(messages) + " " + share.playlist()
                        + " (" + share.slot() + ") " + Math.round(100 * of) + "%, " + words.of(share.when())));
        svg.append("</title>\n");
        box(svg, timeline, part, new Band(top + 2 + full - high, high, colour(rule)));
        double width = x(timeline, part.until()) - x(timeline, part.from());
        if (width > 34) {
            double x = (x(timeline, part.until()) + x(timeline, part.from())) / 2;
            text(svg, x, top + LANE / 2.0 + 2, "text-anchor=\"middle\" font-size=\"11\"", Math.round(100 * of) + "%");
        }
        svg.append("</g>\n");
    }

    private static void box(StringBuilder svg, Timeline timeline, Timeline.Part part, Band band) {
        double x = x(timeline, part.from());
        double width = Math.max(SLIM, x(timeline, part.until()) - x);
        svg.append(format(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\" stroke=\"#ffffff\"/>\n",
                x, band.top(), width, band.high(), band.colour()));
    }

    /** Where a box stands. */
    private record Band(double top, double high, String colour) {}

    private void legend(StringBuilder svg, Timeline timeline, int y) {
        List<Rule> rules = timeline.stretches().stream()
                .flatMap(part -> Stream.concat(
                        Stream.of(part.rule()), part.shares().stream().map(DayPicture::rule)))
                .distinct()
                .sorted()
                .toList();
        int x = MARGIN;
        for (Rule rule : rules) {
            svg.append(format(
                    "<rect x=\"%d\" y=\"%d\" width=\"14\" height=\"14\" fill=\"%s\"/>\n", x, y - 12, colour(rule)));
            text(svg, x + 20, y, "", rule.title(messages));
            x += 120;
        }
    }

    private static Rule rule(Timeline.Share share) {
        return switch (share.mode()) {
            case FILLER -> Rule.FILLER;
            case ROTATE -> Rule.ROTATION;
            case TAKEOVER -> Rule.TAKEOVER;
            case OVERRIDE -> Rule.OVERRIDE;
        };
    }

    private static String colour(Rule rule) {
        return switch (rule) {
            case BLACKOUT -> "#303030";
            case ALERT -> "#e15759";
            case OUTSIDE_HOURS -> "#c9c9c9";
            case OVERRIDE -> "#f28e2b";
            case TAKEOVER -> "#edc948";
            case ROTATION -> "#7fb2e5";
            case FILLER -> "#a8d5a2";
            case NO_SLOT -> "#f4e3e3";
        };
    }

    private static void text(StringBuilder svg, double x, double y, String style, String text) {
        svg.append(format("<text x=\"%.1f\" y=\"%.1f\" %s>%s</text>\n", x, y, style, Html.escaped(text)));
    }

    /** By what is drawn: a Chinese character is as wide as two letters. */
    private static String cut(String text, int most) {
        int wide = 0;
        for (int i = 0; i < text.length(); i++) {
            wide += text.charAt(i) > 0x2E80 ? 2 : 1;
            if (wide > most) {
                return text.substring(0, i) + "…";
            }
        }
        return text;
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
