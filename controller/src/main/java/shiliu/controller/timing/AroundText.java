package shiliu.controller.timing;

import java.time.LocalTime;

/** The days around an occasion in words. */
final class AroundText {
    private final boolean chinese;

    AroundText(boolean chinese) {
        this.chinese = chinese;
    }

    /** 春节前7天至当天18:00. */
    String chinese(String name, Around around) {
        if (around.equals(Around.ITSELF)) {
            return name;
        }
        if (both(around)) {
            return name + "前后" + around.until().days() + "天";
        }
        if (only(around)) {
            return name + edge(around.from());
        }
        return name + edge(around.from()) + "至" + edge(around.until());
    }

    /** 7 days before to first day 18:00 of spring-festival. */
    String english(String name, Around around) {
        if (around.equals(Around.ITSELF)) {
            return name;
        }
        if (both(around)) {
            return "around " + name + " " + days(around.until().days());
        }
        boolean only = only(around);
        Edge last = only ? around.from() : around.until();
        boolean side = last.time().isEmpty() && (last.days() < 0 || (last.last() && last.days() > 0));
        String from = edge(around.from());
        return (only ? from : "from " + from + " to " + edge(last)) + (side ? " " : " of ") + name;
    }

    /** Times are said at both ends only: behind one end they would be a part of the day. */
    private static boolean only(Around around) {
        return around.from().time().isEmpty() && around.equals(Around.only(around.from()));
    }

    private static boolean both(Around around) {
        return around.from().days() < 0
                && around.until().last()
                && around.until().days() == -around.from().days()
                && around.from().time().isEmpty()
                && around.until().time().isEmpty();
    }

    private String edge(Edge edge) {
        String day = chinese ? chineseDay(edge) : englishDay(edge);
        return day + edge.time().map(this::at).orElse("");
    }

    private String at(LocalTime time) {
        return (chinese ? "" : " ") + Clocks.text(time);
    }

    private static String chineseDay(Edge edge) {
        if (edge.days() == 0) {
            return edge.last() ? "最后一天" : "当天";
        }
        if (edge.last()) {
            return "后" + edge.days() + "天";
        }
        return edge.days() < 0 ? "前" + -edge.days() + "天" : "第" + (edge.days() + 1) + "天";
    }

    private static String englishDay(Edge edge) {
        if (edge.days() == 0) {
            return edge.last() ? "last day" : "first day";
        }
        if (edge.last()) {
            return days(edge.days()) + " after";
        }
        return edge.days() < 0 ? days(-edge.days()) + " before" : "day " + (edge.days() + 1);
    }

    private static String days(int count) {
        return count + (count == 1 ? " day" : " days");
    }
}
