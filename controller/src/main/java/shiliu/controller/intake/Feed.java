package shiliu.controller.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import shiliu.player.config.Place;
import shiliu.player.config.ProblemsException;
import shiliu.player.message.Message;

/**
 * A news feed in a file, RSS 2.0 or Atom (RFC 4287), at most 1 MiB. Nothing is fetched, whatever it names.
 *
 * @param title empty where it has none
 */
public record Feed(String title, List<Entry> entries) {
    /** The most bytes of a feed. */
    public static final int MAX_BYTES = 1 << 20;

    private static final int MOST_ENTRIES = 1000;
    private static final Set<String> ROOTS = Set.of("rss", "feed");
    private static final Set<String> FIELDS =
            Set.of("title", "description", "summary", "content", "encoded", "pubDate", "date", "published", "updated");
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Pattern ISO_DAY = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2}).*");
    private static final Pattern MAIL_DAY = Pattern.compile(
            "(?i).*?\\b([0-9]{1,2}) (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* ([0-9]{4})\\b.*");
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    public Feed {
        entries = List.copyOf(entries);
    }

    /** One piece of news as text; its day is that of China. */
    public record Entry(String title, String text, Optional<LocalDate> date) {}

    /** Reads a feed; refused where it is none. */
    public static Feed read(String file, byte[] xml) throws ProblemsException {
        if (xml.length > MAX_BYTES) {
            throw refusal(file, "intake.feed-big", String.valueOf(MAX_BYTES >> 10));
        }
        List<Map<String, String>> parts = new ArrayList<>(List.of(new HashMap<>()));
        List<String> root = new ArrayList<>();
        try {
            StrictXml.<XMLStreamException>read(xml, element -> {
                String name = element.getLocalName();
                if (root.isEmpty()) {
                    root.add(name);
                } else if ((name.equals("item") || name.equals("entry")) && parts.size() <= MOST_ENTRIES) {
                    parts.add(new HashMap<>());
                } else if (FIELDS.contains(name) && ours(element)) {
                    parts.get(parts.size() - 1).putIfAbsent(name, StrictXml.text(element));
                }
            });
        } catch (XMLStreamException e) {
            throw refusal(file, e instanceof StrictXml.Hostile ? "intake.feed-hostile" : "intake.feed-none");
        }
        if (!ROOTS.contains(root.get(0))) {
            throw refusal(file, "intake.feed-none");
        }
        if (parts.size() == 1) {
            throw refusal(file, "intake.feed-empty");
        }
        String title = HtmlText.line(parts.get(0).getOrDefault("title", ""));
        return new Feed(title, parts.stream().skip(1).map(Feed::entry).toList());
    }

    /** The {@code most} newest, newest first; those without a day last. */
    public List<Entry> newest(int most) {
        Comparator<Entry> byDay = Comparator.comparing(entry -> entry.date().orElse(LocalDate.MIN));
        return entries.stream().sorted(byDay.reversed()).limit(most).toList();
    }

    /** Elements of other vocabularies that happen to have the same name are passed over. */
    private static boolean ours(XMLStreamReader element) {
        String space = element.getNamespaceURI();
        return space == null
                || space.isEmpty()
                || space.equals("http://www.w3.org/2005/Atom")
                || space.startsWith("http://purl.org/");
    }

    private static Entry entry(Map<String, String> parts) {
        String title = HtmlText.line(parts.getOrDefault("title", ""));
        String text = "";
        for (String name : List.of("description", "summary", "encoded", "content")) {
            text = text.isEmpty() ? HtmlText.lines(parts.getOrDefault(name, "")) : text;
        }
        Optional<LocalDate> date = Optional.empty();
        for (String name : List.of("pubDate", "published", "date", "updated")) {
            date = date.or(() -> day(parts.getOrDefault(name, "").strip()));
        }
        return new Entry(
                HtmlText.shortened(title, Texts.LONGEST),
                HtmlText.shortened(text.isEmpty() ? title : text, Texts.LONGEST),
                date);
    }

    private static Optional<LocalDate> day(String written) {
        try {
            return Optional.of(
                    OffsetDateTime.parse(written).atZoneSameInstant(CHINA).toLocalDate());
        } catch (DateTimeException e) {
            try {
                return Optional.of(ZonedDateTime.parse(written, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .withZoneSameInstant(CHINA)
                        .toLocalDate());
            } catch (DateTimeException other) {
                return written.length() > 80 ? Optional.empty() : dayAsWritten(written);
            }
        }
    }

    private static Optional<LocalDate> dayAsWritten(String written) {
        try {
            Matcher iso = ISO_DAY.matcher(written);
            if (iso.matches()) {
                return Optional.of(LocalDate.parse(iso.group(1)));
            }
            Matcher mail = MAIL_DAY.matcher(written);
            if (mail.matches()) {
                int month = MONTHS.indexOf(mail.group(2).toLowerCase(java.util.Locale.ROOT)) / 3 + 1;
                return Optional.of(
                        LocalDate.of(Integer.parseInt(mail.group(3)), month, Integer.parseInt(mail.group(1))));
            }
            return Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ProblemsException refusal(String file, String code, Object... arguments) {
        return ProblemsException.of(Place.whole(file), Message.of(code, arguments), Message.of(code + ".do"));
    }
}
