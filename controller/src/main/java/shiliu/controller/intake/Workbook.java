package shiliu.controller.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamException;
import shiliu.player.config.Place;
import shiliu.player.config.Problem;
import shiliu.player.config.ProblemsException;
import shiliu.player.message.Message;

/**
 * An .xlsx in memory: the archive within its limits, its parts looked through, and each sheet read when it is asked for.
 * The library sees nothing but parts that were looked through. Not thread-safe.
 */
final class Workbook {
    /** The most bytes of one part, expanded; a sheet of 200 full rows has a hundredth of it. */
    static final int MOST_PART = 16 << 20;

    private static final String TYPES = "[Content_Types].xml";
    private static final Set<String> SIZES = Set.of(
            "intake.zip-too-big",
            "intake.zip-entries",
            "intake.zip-expanded",
            "intake.zip-ratio",
            "intake.zip-entry-too-big");

    private final String name;
    private final ZipEntries entries;
    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final List<SheetPart> sheets = new ArrayList<>();
    private int strings;
    private boolean styles;

    private Workbook(String name, ZipEntries entries) {
        this.name = name;
        this.entries = entries;
    }

    /** One sheet of the workbook and the part that holds it. */
    record SheetPart(String name, boolean visible, int index, String part) {}

    /** Opens the workbook and reads the list of its sheets. */
    static Workbook open(String name, byte[] bytes) throws ProblemsException {
        Workbook workbook = new Workbook(name, entries(name, bytes));
        try {
            workbook.readParts();
        } catch (XMLStreamException e) {
            throw workbook.refusal(e);
        }
        if (workbook.sheets.stream().noneMatch(SheetPart::visible)) {
            throw refusal(name, "intake.workbook-broken");
        }
        return workbook;
    }

    private static ZipEntries entries(String name, byte[] bytes) throws ProblemsException {
        try {
            return ZipEntries.parts(name, bytes);
        } catch (ProblemsException e) {
            boolean size = e.problems().stream().map(Problem::code).anyMatch(SIZES::contains);
            throw size
                    ? refusal(
                            name,
                            "intake.workbook-big",
                            String.valueOf(ZipEntries.MOST_ENTRIES),
                            String.valueOf(ZipEntries.MOST_EXPANDED >> 20),
                            String.valueOf(ZipEntries.MOST_RATIO))
                    : refusal(name, "intake.workbook-broken");
        }
    }

    /** The sheets that people see, in their order. */
    List<SheetPart> visible() {
        return sheets.stream().filter(SheetPart::visible).toList();
    }

    /** The sheet of this name, hidden or not. */
    Optional<SheetPart> named(String sheet) {
        return sheets.stream().filter(s -> s.name().equals(sheet)).findFirst();
    }

    /** The rows of a sheet that hold something. */
    Sheet read(SheetPart sheet) throws ProblemsException {
        Map<String, byte[]> seen = new LinkedHashMap<>(parts);
        Place place = Place.whole(name + " " + sheet.name());
        try {
            byte[] xml = part(sheet.part());
            SheetScan scan = SheetScan.of(xml, place, strings);
            seen.put(sheet.part(), xml);
            return new WorkbookSheet(place.file(), sheet.name(), scan).read(pack(seen), sheet.index(), styles);
        } catch (XMLStreamException e) {
            throw refusal(e);
        }
    }

    private void readParts() throws XMLStreamException, ProblemsException {
        Map<String, String> types = new HashMap<>();
        StrictXml.<XMLStreamException>read(take(TYPES), element -> {
            if (element.getLocalName().equals("Override")) {
                String type = StrictXml.attribute(element, "ContentType");
                types.put(type.substring(type.lastIndexOf('.') + 1), StrictXml.attribute(element, "PartName"));
            }
        });
        String book = flat(types.getOrDefault("main+xml", "/xl/workbook.xml"));
        Map<String, String> targets = new HashMap<>();
        String folder = book.substring(0, book.lastIndexOf('/') + 1);
        String links = folder + "_rels/" + book.substring(folder.length()) + ".rels";
        StrictXml.<XMLStreamException>read(take(links), element -> {
            String target = StrictXml.attribute(element, "Target");
            targets.put(StrictXml.attribute(element, "Id"), target.startsWith("/") ? flat(target) : folder + target);
        });
        StrictXml.<XMLStreamException>read(take(book), element -> {
            if (element.getLocalName().equals("sheet")) {
                boolean visible = !Set.of("hidden", "veryHidden").contains(StrictXml.attribute(element, "state"));
                String part = targets.getOrDefault(StrictXml.attribute(element, "id"), "");
                sheets.add(new SheetPart(StrictXml.attribute(element, "name"), visible, sheets.size(), part));
            }
        });
        styles = types.containsKey("styles+xml");
        if (styles) {
            StrictXml.<XMLStreamException>read(take(flat(types.get("styles+xml"))), element -> {});
        }
        if (types.containsKey("sharedStrings+xml")) {
            AtomicInteger count = new AtomicInteger();
            StrictXml.<XMLStreamException>read(take(flat(types.get("sharedStrings+xml"))), element -> {
                if (element.getLocalName().equals("si")) {
                    count.incrementAndGet();
                }
            });
            strings = count.get();
        }
    }

    private static String flat(@org.jspecify.annotations.Nullable String part) {
        return part == null || !part.startsWith("/") ? String.valueOf(part) : part.substring(1);
    }

    private byte[] take(String part) throws ProblemsException {
        byte[] bytes = part(part);
        parts.put(part, bytes);
        return bytes;
    }

    private byte[] part(String part) throws ProblemsException {
        String there = entries.names().stream()
                .filter(part::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> refusal(name, "intake.workbook-broken"));
        if (entries.expanded(there) > MOST_PART) {
            throw refusal(name, "intake.workbook-part", String.valueOf(MOST_PART >> 20));
        }
        try {
            return entries.bytes(there);
        } catch (DataFormatException e) {
            throw refusal(name, "intake.workbook-broken");
        }
    }

    /** Stored: these bytes stay in memory, and the library expands nothing. */
    private static byte[] pack(Map<String, byte[]> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                CRC32 crc = new CRC32();
                crc.update(part.getValue());
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(part.getValue().length);
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory takes every byte", e);
        }
        return bytes.toByteArray();
    }

    private ProblemsException refusal(XMLStreamException e) {
        return refusal(name, e instanceof StrictXml.Hostile ? "intake.workbook-hostile" : "intake.workbook-broken");
    }

    private static ProblemsException refusal(String name, String code, Object... arguments) {
        return ProblemsException.of(Place.whole(name), Message.of(code, arguments), Message.of(code + ".do"));
    }
}
