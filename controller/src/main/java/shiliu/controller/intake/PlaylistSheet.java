package shiliu.controller.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import shiliu.player.config.Nearest;
import shiliu.player.config.Place;
import shiliu.player.config.Problems;
import shiliu.player.config.ProblemsException;
import shiliu.player.config.Quote;
import shiliu.player.config.Value;
import shiliu.player.message.Message;

/**
 * A whole playlist in one workbook or CSV file: its settings in the first lines or on a sheet of their own, then either a
 * list of news and slogans under headings, or, where the settings name a column, the table of one disclosure.
 */
final class PlaylistSheet {
    private static final Set<String> SETTINGS_SHEET = Set.of("播放单", "设置", "playlist", "settings");
    private static final Set<String> DAYS = Set.of("from", "until", "posted", "shown-until");
    private static final Set<String> HOW_TO_SHEET = Set.of("说明", "填写说明", "how-to", "readme");

    private final Problems problems;
    private final CellPlaces places;
    private final Map<String, SheetCell> settings = new LinkedHashMap<>();
    private final Map<String, String> written = new LinkedHashMap<>();
    private boolean chinese;

    PlaylistSheet(CellPlaces places, Problems problems) {
        this.places = places;
        this.problems = problems;
    }

    /** The file as the document that it would be in YAML; problems where it is none. */
    Optional<Value> read(String name, byte[] bytes) throws ProblemsException {
        Optional<Workbook> workbook = TableBytes.workbook(name, bytes);
        if (workbook.isEmpty()) {
            Sheet sheet = CsvText.read(name, bytes);
            return read(sheet, leading(sheet));
        }
        List<Workbook.SheetPart> sheets = workbook.get().visible();
        Optional<Workbook.SheetPart> apart = sheets.stream()
                .filter(s -> SETTINGS_SHEET.contains(s.name().strip().toLowerCase(java.util.Locale.ROOT)))
                .findFirst();
        Optional<Workbook.SheetPart> main = sheets.stream()
                .filter(s -> !apart.equals(Optional.of(s)))
                .filter(s -> !HOW_TO_SHEET.contains(s.name().strip().toLowerCase(java.util.Locale.ROOT)))
                .findFirst();
        if (apart.isEmpty() || main.isEmpty()) {
            Sheet sheet = workbook.get().read(main.or(() -> apart).orElse(sheets.get(0)));
            return read(sheet, leading(sheet));
        }
        Sheet beside = workbook.get().read(apart.get());
        beside.rows().forEach(this::setting);
        Sheet sheet = workbook.get().read(main.get());
        return problems.count() > 0 ? Optional.empty() : read(sheet, 0);
    }

    /** Takes the settings above the headings; how many rows they are. */
    private int leading(Sheet sheet) {
        int rows = 0;
        while (rows < sheet.rows().size()) {
            SheetRow row = sheet.rows().get(rows);
            Optional<String> field = SheetWords.SETTINGS.field(row.text(0));
            boolean ours = row.text(0).startsWith("#") || row.title() || field.isPresent();
            if (!ours
                    || isHeading(row)
                    || row.width() > 2
                    || field.filter(settings::containsKey).isPresent()) {
                break;
            }
            if (field.isPresent()) {
                setting(row);
            }
            rows++;
        }
        return rows;
    }

    private void setting(SheetRow row) {
        SheetCell key = row.cells().get(0);
        if (row.text(0).startsWith("#") || row.title()) {
            return;
        }
        Optional<String> field = SheetWords.SETTINGS.field(key.text());
        field.ifPresent(known -> written.putIfAbsent(known, SheetWords.bare(key.text())));
        if (field.isEmpty()) {
            unknown(key, SheetWords.SETTINGS, "intake.setting-unknown");
        } else if (!row.text(1).isEmpty()
                && settings.putIfAbsent(field.get(), row.cells().get(1)) != null) {
            problems.add(
                    key.place(),
                    Message.of("intake.setting-twice", Quote.of(key.text())),
                    Message.of("intake.setting-twice.do"));
        }
    }

    private Optional<Value> read(Sheet sheet, int from) {
        Sheet rest = new Sheet(
                sheet.label(),
                sheet.name(),
                sheet.rows().subList(from, sheet.rows().size()),
                sheet.counted());
        chinese = SheetWords.chinese(Stream.concat(
                written.values().stream(),
                rest.rows().stream()
                        .limit(1)
                        .flatMap(row -> row.cells().stream())
                        .map(SheetCell::text)));
        SheetNames names = new SheetNames(SheetWords.SETTINGS, written, chinese, 0);
        SheetDocument document = new SheetDocument(sheet.label()).named(names).object(sheet.place());
        text(document, "playlist", "playlist");
        text(document, "title", "title");
        text(document, "community", "community");
        document.object("valid", sheet.place());
        text(document, "from", "from");
        text(document, "until", "until");
        document.endObject().list("items", sheet.place());
        boolean good = settings.containsKey("column")
                ? disclosure(rest, document.named(ofDisclosure(names)))
                : list(rest, document);
        document.endList().endObject();
        return good ? document.read(places, problems) : Optional.empty();
    }

    private void text(SheetDocument document, String field, String setting) {
        SheetCell cell = settings.get(setting);
        if (cell != null) {
            document.text(field, DAYS.contains(setting) ? SheetWords.day(cell.text()) : cell.text(), cell.place());
        }
    }

    private boolean disclosure(Sheet sheet, SheetDocument document) {
        SheetCell column = java.util.Objects.requireNonNull(settings.get("column"));
        document.object(column.place()).text("kind", "disclosure", column.place());
        document.text("column", SheetWords.COLUMNS.field(column.text()).orElse(column.text()), column.place());
        text(document, "period", "period");
        text(document, "title", settings.containsKey("heading") ? "heading" : "title");
        text(document, "approver", "approver");
        text(document, "posted", "posted");
        text(document, "until", "shown-until");
        text(document, "qr", "qr");
        if (List.of("income", "spending", "balance").stream().anyMatch(settings::containsKey)) {
            document.object("totals", column.place());
            text(document, "income", "income");
            text(document, "spending", "spending");
            text(document, "balance", "balance");
            document.endObject();
        }
        document.object("table", sheet.place());
        boolean good = new SheetTable(sheet, problems).write(document);
        document.endObject().endObject();
        return good;
    }

    /** In a disclosure's own settings a title is its heading, and its last day is not that of the playlist. */
    private static SheetNames ofDisclosure(SheetNames names) {
        String title = names.written().containsKey("heading") ? "heading" : "title";
        return names.with(Map.of("title", names.name(title), "until", names.name("shown-until")));
    }

    private static boolean isHeading(SheetRow row) {
        return row.cells().stream()
                .anyMatch(cell -> SheetWords.HEADINGS
                        .field(cell.text())
                        .filter("kind"::equals)
                        .isPresent());
    }

    private boolean list(Sheet sheet, SheetDocument document) {
        List<SheetRow> rows = new ArrayList<>(sheet.rows());
        while (!rows.isEmpty() && rows.get(0).title()) {
            rows.remove(0);
        }
        if (rows.isEmpty() || !isHeading(rows.get(0))) {
            Place place = rows.isEmpty() ? sheet.place() : rows.get(0).place();
            problems.add(place, Message.of("intake.list-headings"), Message.of("intake.list-headings.do"));
            return false;
        }
        SheetRow over = rows.remove(0);
        Map<Integer, String> headings = headings(over);
        Map<String, String> called = new LinkedHashMap<>();
        headings.forEach((column, field) -> called.put(field, SheetWords.bare(over.text(column))));
        Optional.ofNullable(called.get("image")).ifPresent(word -> called.put("file", word));
        SheetNames names = new SheetNames(SheetWords.HEADINGS, called, chinese, 0);
        for (int i = 0; i < rows.size(); i++) {
            SheetNames ofItem = names.of(i + 1);
            item(rows.get(i), headings, document.named(ofItem), ofItem);
        }
        return true;
    }

    private Map<Integer, String> headings(SheetRow row) {
        Map<Integer, String> headings = new LinkedHashMap<>();
        for (int i = 0; i < row.width(); i++) {
            SheetCell cell = row.cells().get(i);
            Optional<String> field = SheetWords.HEADINGS.field(cell.text());
            if (field.isPresent() && headings.containsValue(field.get())) {
                problems.add(
                        cell.place(),
                        Message.of("intake.column-twice", Quote.of(cell.text())),
                        Message.of("intake.column-twice.do"));
            } else if (field.isPresent()) {
                headings.put(i, field.get());
            } else if (!cell.blank()) {
                unknown(cell, SheetWords.HEADINGS, "intake.list-heading-unknown");
            }
        }
        return headings;
    }

    private void item(SheetRow row, Map<Integer, String> headings, SheetDocument document, SheetNames names) {
        document.object(row.place());
        String kind = "";
        for (Map.Entry<Integer, String> heading : headings.entrySet()) {
            String text = row.text(heading.getKey());
            if (heading.getValue().equals("kind")) {
                kind = SheetWords.KINDS.field(text).orElse(text);
            }
        }
        for (Map.Entry<Integer, String> heading : headings.entrySet()) {
            String text = row.text(heading.getKey());
            if (!text.isEmpty()) {
                SheetCell cell = row.cells().get(heading.getKey());
                document.text(field(heading.getValue(), kind), value(heading.getValue(), text, kind), cell.place());
            }
        }
        for (int i = 0; i < row.width(); i++) {
            if (!headings.containsKey(i) && !row.text(i).isEmpty()) {
                problems.add(
                        names.at(row.cells().get(i).place()),
                        Message.of("intake.cell-beside"),
                        Message.of("intake.cell-beside.do"));
            }
        }
        document.endObject();
    }

    private static String field(String heading, String kind) {
        return heading.equals("image") && (kind.equals("image") || kind.equals("video")) ? "file" : heading;
    }

    private static String value(String heading, String text, String kind) {
        return switch (heading) {
            case "kind" -> kind;
            case "date", "until" -> SheetWords.day(text);
            case "topic" -> SheetWords.TOPICS.field(text).orElse(text);
            case "enter" -> SheetWords.ENTERS.field(text).orElse(text);
            case "dwell" -> text.matches("[0-9]{1,4} ?秒?") ? text.replaceAll("\\D", "") + "s" : text;
            default -> text;
        };
    }

    private void unknown(SheetCell cell, SheetWords words, String code) {
        problems.add(
                cell.place(),
                Message.of(code, Quote.of(cell.text())),
                Nearest.to(cell.text(), words.all())
                        .map(near -> Message.of("config.field-unknown.nearest", near))
                        .orElseGet(() -> Message.of("config.word-unknown.known", known(cell, words))));
    }

    private static String known(SheetCell cell, SheetWords words) {
        boolean inChinese = SheetWords.chinese(Stream.of(cell.text()));
        return String.join(inChinese ? "、" : ", ", words.known(inChinese));
    }
}
