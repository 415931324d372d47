package shiliu.controller.config;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import shiliu.player.config.Fields;
import shiliu.player.config.Place;
import shiliu.player.config.Problems;
import shiliu.player.config.Quote;
import shiliu.player.config.Value;
import shiliu.player.message.Message;
import shiliu.player.schedule.Daypart;
import shiliu.player.screen.Brightness;
import shiliu.player.screen.Leds;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Size;
import shiliu.player.screen.Tone;
import shiliu.protocols.Drivers;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.line.TransportAddress;

/** Reads one screen's fields. */
final class ScreenReader {
    /** Drivers that there will be, if they are not there yet; their ids are fixed. */
    private static final Set<String> PLANNED =
            Set.of("sansi", "dianming", "huidu", "novastar", "ddp", "artnet", "sacn", "alpha");

    private static final Pattern HOURS = Pattern.compile("([0-2][0-9]:[0-5][0-9])-([0-2][0-9]:[0-5][0-9])");
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Communities communities;
    private final Problems problems;
    private final SharedLines lines;

    ScreenReader(Communities communities, Problems problems) {
        this.communities = communities;
        this.problems = problems;
        this.lines = new SharedLines(problems);
    }

    Optional<ScreenSite> read(Fields fields) {
        int before = problems.count();
        Optional<String> id = fields.required("id").flatMap(Value::id);
        Optional<String> name = fields.required("name").flatMap(Value::text);
        Optional<String> community = fields.required("community").flatMap(communities::id);
        Set<String> tags = new TreeSet<>();
        fields.optional("tags").flatMap(Value::list).orElse(List.of()).forEach(t -> t.id().ifPresent(tags::add));
        Optional<Size> size = fields.required("size").flatMap(this::size);
        Optional<Colour> colour = fields.required("colour").flatMap(v -> v.word(Colour.class));
        Optional<Double> pitch = fields.required("pitch-mm").flatMap(v -> above0(v, 100));
        Optional<Double> distance = fields.required("distance-m").flatMap(v -> above0(v, 1000));
        Optional<ZoneId> zone = fields.optional("zone").map(v -> zone(v)).orElse(Optional.of(CHINA));
        Optional<Daypart> hours = fields.optional("hours").flatMap(this::hours);
        List<Daypart> quiet = fields.optional("quiet").flatMap(Value::list).orElse(List.of()).stream()
                .flatMap(part -> hours(part).stream())
                .toList();
        Optional<ScreenSite.Location> location =
                fields.optional("place").flatMap(Value::fields).flatMap(this::location);
        Optional<Brightness> brightness = fields.optional("brightness")
                .flatMap(Value::fields)
                .map(light -> BrightnessReader.read(light, location));
        Optional<Connection> control =
                fields.optional("control").flatMap(Value::fields).flatMap(this::control);
        Optional<Connection> connection = connection(fields);
        Optional<Tone> tone = tone(fields);
        Optional<Leds> leds = leds(fields);
        Optional<Screen.Languages> languages =
                fields.optional("languages").flatMap(v -> v.word(Screen.Languages.class));
        Optional<Double> pace = fields.optional("characters-a-second")
                .flatMap(v -> v.number(1, 20))
                .map(java.math.BigDecimal::doubleValue);
        Optional<Integer> letters = fields.optional("letters-px").flatMap(this::letters);
        fields.done();
        if (problems.count() > before) {
            return Optional.empty();
        }
        Screen screen = new Screen(
                id.orElseThrow(),
                name.orElseThrow(),
                community.orElseThrow(),
                tags,
                size.orElseThrow(),
                colour.orElseThrow(),
                pitch.orElseThrow(),
                distance.orElseThrow(),
                zone.orElseThrow(),
                hours,
                letters,
                pace,
                tone,
                languages,
                leds,
                quiet,
                brightness);
        if (connection.orElseThrow().kind() == Connection.Kind.CARD) {
            check(connection.get(), screen, fields.placeOf("driver"));
        }
        return problems.count() > before
                ? Optional.empty()
                : Optional.of(new ScreenSite(screen, connection.get(), control, location));
    }

    private Optional<Size> size(Value value) {
        return value.text().flatMap(text -> {
            try {
                return Optional.of(Size.parse(text));
            } catch (IllegalArgumentException e) {
                value.refuse(Message.of("screens.size", Quote.of(text)), Message.of("screens.size.do"));
                return Optional.empty();
            }
        });
    }

    private Optional<Double> above0(Value value, int most) {
        return value.number(0, most).map(java.math.BigDecimal::doubleValue).filter(number -> {
            if (number == 0) {
                value.refuse(Message.of("config.number-range", value.name(), "0"), Message.of("screens.above-0.do"));
            }
            return number > 0;
        });
    }

    private Optional<Leds> leds(Fields fields) {
        Optional<Size> panel = fields.optional("panel")
                .flatMap(v -> size(v).filter(size -> {
                    boolean large = size.width() >= Leds.LEAST_PANEL && size.height() >= Leds.LEAST_PANEL;
                    if (!large) {
                        v.refuse(Message.of("screens.panel", size), Message.of("screens.panel.do"));
                    }
                    return large;
                }));
        Optional<Integer> dimmed =
                fields.optional("dimmed-to").flatMap(v -> v.number(1, 100)).map(java.math.BigDecimal::intValue);
        Optional<Integer> frames = fields.optional("frames-a-second")
                .flatMap(v -> v.number(Leds.LEAST_FRAMES, Leds.MOST_FRAMES))
                .map(java.math.BigDecimal::intValue);
        return panel.isPresent() || dimmed.isPresent() || frames.isPresent()
                ? Optional.of(new Leds(
                        panel, dimmed.orElse(Leds.USUAL.dimmedTo()), frames.orElse(Leds.USUAL.framesASecond())))
                : Optional.empty();
    }

    private Optional<Integer> letters(Value value) {
        return value.text().flatMap(text -> {
            Optional<Integer> known = Screen.LETTERS.stream()
                    .filter(px -> String.valueOf(px).equals(text))
                    .findFirst();
            if (known.isEmpty()) {
                value.refuse(Message.of("screens.letters", Quote.of(text)), Message.of("screens.letters.do"));
            }
            return known;
        });
    }

    private Optional<Tone> tone(Fields fields) {
        Optional<Double> gamma = fields.optional("gamma").flatMap(v -> above0(v, 4));
        Optional<Integer> white = fields.optional("white").flatMap(ScreenReader::white);
        return gamma.isPresent() || white.isPresent()
                ? Optional.of(new Tone(gamma.orElse(1.0), white.orElse(Tone.PLAIN.white())))
                : Optional.empty();
    }

    private static Optional<Integer> white(Value value) {
        return value.text().flatMap(text -> {
            if (!text.matches("#[0-9A-Fa-f]{6}") || text.equals("#000000")) {
                value.refuse(Message.of("screens.white", Quote.of(text)), Message.of("screens.white.do"));
                return Optional.empty();
            }
            return Optional.of(Integer.parseInt(text.substring(1), 16));
        });
    }

    private Optional<ZoneId> zone(Value value) {
        return value.text().flatMap(text -> {
            try {
                return Optional.of(ZoneId.of(text));
            } catch (DateTimeException e) {
                value.refuse(Message.of("screens.zone", Quote.of(text)), Message.of("screens.zone.do"));
                return Optional.empty();
            }
        });
    }

    private Optional<Daypart> hours(Value value) {
        return value.text().flatMap(text -> {
            Matcher hours = HOURS.matcher(text);
            if (hours.matches()
                    && clock(hours.group(1))
                    && (clock(hours.group(2)) || hours.group(2).equals("24:00"))) {
                String until = hours.group(2).equals("24:00") ? "00:00" : hours.group(2);
                return Optional.of(new Daypart(LocalTime.parse(hours.group(1)), LocalTime.parse(until)));
            }
            value.refuse(Message.of("screens.hours", Quote.of(text)), Message.of("screens.hours.do"));
            return Optional.empty();
        });
    }

    private static boolean clock(String text) {
        return text.compareTo("24:00") < 0;
    }

    private Optional<ScreenSite.Location> location(Fields fields) {
        Optional<Double> latitude =
                fields.required("lat").flatMap(v -> v.number(-90, 90)).map(java.math.BigDecimal::doubleValue);
        Optional<Double> longitude =
                fields.required("lon").flatMap(v -> v.number(-180, 180)).map(java.math.BigDecimal::doubleValue);
        Optional<String> geocode =
                fields.optional("geocode").flatMap(Value::text).filter(g -> geocode(fields, g));
        fields.done();
        return latitude.flatMap(lat -> longitude.map(lon -> new ScreenSite.Location(lat, lon, geocode)));
    }

    private boolean geocode(Fields fields, String text) {
        boolean good = text.matches("[0-9]{6,12}");
        if (!good) {
            problems.add(
                    fields.placeOf("geocode"),
                    Message.of("screens.geocode", Quote.of(text)),
                    Message.of("screens.geocode.do"));
        }
        return good;
    }

    private Optional<Connection> connection(Fields fields) {
        Optional<Value> player = fields.optional("player");
        Optional<Value> driver = fields.optional("driver");
        Optional<Value> address = fields.optional("address");
        if (player.isEmpty()) {
            return card(fields);
        }
        if (driver.isPresent() || address.isPresent()) {
            problems.add(fields.placeOf("player"), Message.of("screens.two-ways"), Message.of("screens.two-ways.do"));
        }
        return player.flatMap(v -> v.word(Map.of("paired", Connection.PAIRED)));
    }

    private Optional<Connection> card(Fields fields) {
        if (fields.optional("driver").isEmpty() && fields.optional("address").isEmpty()) {
            problems.add(fields.place(), Message.of("screens.no-way"), Message.of("screens.no-way.do"));
            return Optional.empty();
        }
        Optional<String> driver = fields.required("driver").flatMap(ScreenReader::driver);
        Optional<String> address = fields.required("address").flatMap(this::address);
        return driver.flatMap(d -> address.map(a -> Connection.card(d, a)));
    }

    /** One that is only planned is taken here, and said to be so where it is needed; only those that there are, are offered. */
    private static Optional<String> driver(Value value) {
        Map<String, String> drivers = new LinkedHashMap<>();
        Drivers.list().forEach(family -> drivers.put(family.id(), family.id()));
        return value.quietText().filter(PLANNED::contains).or(() -> value.word(drivers));
    }

    private Optional<Connection> control(Fields fields) {
        Optional<Connection> card = card(fields);
        fields.done();
        return card;
    }

    private Optional<String> address(Value value) {
        return value.text().filter(text -> {
            try {
                TransportAddress.parse(text);
                return true;
            } catch (IllegalArgumentException e) {
                value.refuse(Message.of("screens.address", Quote.of(text)), Message.of("screens.address.do"));
                return false;
            }
        });
    }

    /** A card must be one that there is a driver for, and one that can show such a screen. */
    private void check(Connection card, Screen screen, Place place) {
        Optional<Family> family = Drivers.find(card.driver());
        String known = Drivers.list().stream().map(Family::id).collect(Collectors.joining(", "));
        if (family.isEmpty()) {
            problems.add(
                    place, Message.of("screens.no-driver", card.driver()), Message.of("screens.no-driver.do", known));
            return;
        }
        Geometry geometry = new Geometry(screen.size().width(), screen.size().height(), screen.colour());
        if (!family.get().drives(geometry)) {
            problems.add(
                    place,
                    Message.of("screens.not-for-driver", card.driver(), screen.size(), colour(screen.colour())),
                    Message.of("screens.not-for-driver.do"));
        } else if (family.get().draws(geometry) == screen.letters().isPresent()) {
            String code = screen.letters().isPresent() ? "screens.shows-pictures" : "screens.text-only";
            problems.add(place, Message.of(code, card.driver()), Message.of(code + ".do"));
        }
        lines.add(TransportAddress.parse(card.address()), place);
    }

    private static String colour(Colour colour) {
        return colour.name().toLowerCase(Locale.ROOT);
    }
}
