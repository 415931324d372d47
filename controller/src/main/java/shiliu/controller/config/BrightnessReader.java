package shiliu.controller.config;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shiliu.player.config.Fields;
import shiliu.player.config.Quote;
import shiliu.player.config.Value;
import shiliu.player.message.Message;
import shiliu.player.screen.Brightness;
import shiliu.player.screen.Brightness.Sensor;
import shiliu.player.screen.Brightness.Step;
import shiliu.player.screen.Place;

/** Reads {@code brightness} of a screen's file. */
final class BrightnessReader {
    private static final Pattern STEP = Pattern.compile("([01][0-9]|2[0-3]):([0-5][0-9])\\s+([0-9]{1,3})\\s*%?");
    private static final int MOST_STEPS = 24;

    private BrightnessReader() {}

    /** @param where the screen stands, if its file says so */
    static Brightness read(Fields fields, Optional<ScreenSite.Location> where) {
        Brightness usual = Brightness.USUAL;
        int day = percent(fields, "day").orElse(usual.day());
        int night = percent(fields, "night").orElse(Math.min(day, usual.night()));
        Optional<Integer> peak = fields.optional("peak-nits").flatMap(v -> v.whole(1, 20_000));
        List<Step> steps = fields.optional("steps").map(BrightnessReader::steps).orElse(List.of());
        Optional<Sensor> sensor =
                fields.optional("sensor").flatMap(value -> value.fields().flatMap(eye -> sensor(value, eye, night)));
        fields.done();
        Optional<Place> place = where.map(at -> new Place(at.latitude(), at.longitude()));
        return new Brightness(day, night, place, peak, steps, sensor);
    }

    private static Optional<Integer> percent(Fields fields, String name) {
        return fields.optional(name).flatMap(v -> v.whole(1, 100));
    }

    private static List<Step> steps(Value value) {
        List<Step> steps = new ArrayList<>();
        Set<LocalTime> seen = new HashSet<>();
        for (Value each : value.list().orElse(List.of())) {
            each.text().flatMap(text -> step(each, text)).ifPresent(step -> {
                if (seen.add(step.from()) && steps.size() < MOST_STEPS) {
                    steps.add(step);
                } else {
                    each.refuse(Message.of("screens.step-twice", step.from()), Message.of("screens.step-twice.do"));
                }
            });
        }
        return steps;
    }

    private static Optional<Step> step(Value value, String text) {
        Matcher form = STEP.matcher(text.strip());
        int percent = form.matches() ? Integer.parseInt(form.group(3)) : 0;
        if (percent < 1 || percent > 100) {
            value.refuse(Message.of("screens.step", Quote.of(text)), Message.of("screens.step.do"));
            return Optional.empty();
        }
        return Optional.of(new Step(LocalTime.parse(form.group(1) + ":" + form.group(2)), percent));
    }

    private static Optional<Sensor> sensor(Value value, Fields fields, int night) {
        Optional<Integer> dark = fields.required("dark").flatMap(v -> v.whole(0, 1_000_000));
        Optional<Integer> bright = fields.required("bright").flatMap(v -> v.whole(0, 1_000_000));
        int failure = percent(fields, "failure").orElse(night);
        fields.done();
        if (dark.isEmpty() || bright.isEmpty()) {
            return Optional.empty();
        }
        if (dark.get() >= bright.get()) {
            value.refuse(Message.of("screens.sensor", dark.get(), bright.get()), Message.of("screens.sensor.do"));
            return Optional.empty();
        }
        return Optional.of(new Sensor(dark.get(), bright.get(), failure));
    }
}
