package shiliu.protocols.onbon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Octets;

/** The areas of an update (A7 00) as bytes; the two generations order them differently. */
final class Areas {
    private static final int AREA_TYPE = 0x10;
    /** A page's head in gen 5 counts 13 bytes beside its pixels; in gen 6 it has 26 and the pixels stand elsewhere. */
    private static final int PAGE_FIVE = 13;

    private static final int PAGE_SIX = 26;
    private static final int MOST_AREAS = 32;

    private final Generation generation;

    Areas(Generation generation) {
        this.generation = generation;
    }

    byte[] write(List<Area> areas) {
        if (generation == Generation.FIVE) {
            if (areas.size() != 1) {
                throw new IllegalArgumentException("gen 5 takes one area in a packet, not " + areas.size());
            }
            byte[] one = parametersFive(areas.get(0));
            return new Bytes(4 + one.length).u32(one.length).put(one).bytes();
        }
        Bytes all = new Bytes(1024).u16(areas.size());
        int offset = 0;
        for (Area area : areas) {
            byte[] parameters = parametersSix(area, offset);
            all.u32(parameters.length).put(parameters);
            offset += area.pages().stream().mapToInt(p -> p.pixels().length()).sum();
        }
        areas.forEach(area -> area.pages().forEach(page -> all.put(page.pixels())));
        return all.bytes();
    }

    private static void place(Bytes out, Area area) {
        out.u8(area.id())
                .u8(area.runMode())
                .u16(area.timeout())
                .u8(area.relateAll())
                .u16(area.relates().size());
        area.relates().forEach(out::u16);
        out.u8(area.immediate())
                .u32(0)
                .u8(AREA_TYPE)
                .u16(area.x())
                .u16(area.y())
                .u16(area.width())
                .u16(area.height())
                .u8(0);
    }

    static void pageHead(Bytes out, Page page) {
        out.u8(0)
                .u8(page.displayMode())
                .u8(page.clearMode())
                .u8(page.speed())
                .u16(page.stay())
                .u8(page.repeat())
                .u16(page.validLength());
    }

    private static byte[] parametersFive(Area area) {
        Bytes out = new Bytes(256);
        place(out, area);
        out.u16(area.pages().size());
        pagesFive(out, area.pages());
        return out.bytes();
    }

    /** Pages as generation 5 has them, in dynamic areas and in stored programs. */
    static void pagesFive(Bytes out, List<Page> pages) {
        for (Page page : pages) {
            out.u32(PAGE_FIVE + page.pixels().length());
            pageHead(out, page);
            out.u32(0).put(page.pixels());
        }
    }

    private static byte[] parametersSix(Area area, int firstPixel) {
        Bytes out = new Bytes(128);
        place(out, area);
        out.u8(0).u8(area.transparency()).u8(0).u8(0).zeros(5).u16(area.pages().size());
        int offset = firstPixel;
        for (Page page : area.pages()) {
            out.u32(PAGE_SIX);
            pageHead(out, page);
            out.zeros(9).u32(offset).u32(page.pixels().length());
            offset += page.pixels().length();
        }
        return out.bytes();
    }

    /** The areas, or nothing where the bytes are not what the format says, to the last one. */
    Optional<List<Area>> read(Octets data) {
        try {
            Cursor in = new Cursor(data);
            List<Area> areas = generation == Generation.FIVE ? readFive(in) : readSix(in);
            return in.left() == 0 ? Optional.of(areas) : Optional.empty();
        } catch (Cursor.BrokenException e) {
            return Optional.empty();
        }
    }

    private static List<Area> readFive(Cursor in) throws Cursor.BrokenException {
        Cursor one = in.part(in.u32());
        Area head = head(one);
        List<Page> pages = readPagesFive(one);
        one.end();
        return List.of(head.with(0, pages));
    }

    static List<Page> readPagesFive(Cursor one) throws Cursor.BrokenException {
        int count = one.u16();
        List<Page> pages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Cursor page = one.part(one.u32());
            PageHead p = PageHead.read(page);
            page.skip(4);
            pages.add(p.with(page.rest()));
        }
        return pages;
    }

    /** A page of generation 6 without its pixels, and where they are. */
    static Place readPageSix(Cursor page) throws Cursor.BrokenException {
        PageHead p = PageHead.read(page);
        page.skip(9);
        Place place = new Place(p, page.u32(), page.u32());
        page.end();
        return place;
    }

    private static List<Area> readSix(Cursor in) throws Cursor.BrokenException {
        int count = in.u16();
        if (count < 1 || count > MOST_AREAS) {
            throw new Cursor.BrokenException();
        }
        List<Six> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(Six.read(in.part(in.u32())));
        }
        Octets pixels = in.rest();
        List<Area> areas = new ArrayList<>();
        for (Six part : parts) {
            areas.add(part.with(pixels));
        }
        return areas;
    }

    /** What both generations have in front of the pages: an area without any. */
    private static Area head(Cursor in) throws Cursor.BrokenException {
        int id = in.u8();
        int runMode = in.u8();
        int timeout = in.u16();
        int relateAll = in.u8();
        int count = in.u16();
        List<Integer> relates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            relates.add(in.u16());
        }
        int immediate = in.u8();
        in.skip(4);
        in.expect(AREA_TYPE);
        int x = in.u16();
        int y = in.u16();
        int width = in.u16();
        int height = in.u16();
        // A frame has bytes of its own whose number nobody wrote down.
        in.expect(0);
        return new Area(id, runMode, timeout, relateAll, relates, immediate, x, y, width, height, 0, List.of());
    }

    record PageHead(int displayMode, int clearMode, int speed, int stay, int repeat, int validLength) {
        static PageHead read(Cursor in) throws Cursor.BrokenException {
            in.skip(1);
            return new PageHead(in.u8(), in.u8(), in.u8(), in.u16(), in.u8(), in.u16());
        }

        Page with(Octets pixels) {
            return new Page(displayMode, clearMode, speed, stay, repeat, validLength, pixels);
        }
    }

    /** A page whose pixels stand elsewhere. */
    record Place(PageHead head, int offset, int length) {
        private Page cut(Octets pixels, int from) throws Cursor.BrokenException {
            long end = (long) from + length;
            if (from < 0 || end > pixels.length()) {
                throw new Cursor.BrokenException();
            }
            return head.with(pixels.part(from, (int) end));
        }

        /** From a file whose pixels begin at {@code first}; the vendor's own offsets are one too large. */
        Page cutFrom(Octets file, int first) throws Cursor.BrokenException {
            boolean exact = offset == first;
            return cut(file, exact ? offset : offset - 1);
        }
    }

    /** A gen 6 area whose pixels stand behind all areas. */
    private record Six(Area head, int transparency, List<Place> places) {
        static Six read(Cursor in) throws Cursor.BrokenException {
            Area head = Areas.head(in);
            in.skip(1);
            int transparency = in.u8();
            in.skip(1);
            in.expect(0);
            in.skip(5);
            int count = in.u16();
            List<Place> places = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                places.add(readPageSix(in.part(in.u32())));
            }
            in.end();
            return new Six(head, transparency, places);
        }

        Area with(Octets pixels) throws Cursor.BrokenException {
            List<Page> pages = new ArrayList<>();
            for (Place place : places) {
                pages.add(place.cut(pixels, place.offset()));
            }
            return head.with(transparency, pages);
        }
    }
}
