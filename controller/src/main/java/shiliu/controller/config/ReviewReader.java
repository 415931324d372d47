package shiliu.controller.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import shiliu.controller.review.ReviewRules;
import shiliu.controller.review.ReviewRules.Sensitive;
import shiliu.player.config.Fields;
import shiliu.player.config.Quote;
import shiliu.player.config.Value;
import shiliu.player.message.Message;
import shiliu.player.playlist.Stake;

/** Reads {@code review} of {@code controller.yaml}. */
final class ReviewReader {
    private static final int MOST_DAYS = 90;

    private ReviewReader() {}

    static ReviewRules read(Fields fields) {
        Map<Stake, Integer> stages = new EnumMap<>(Stake.class);
        for (Stake stake : Stake.values()) {
            fields.optional(stake.name().toLowerCase(Locale.ROOT))
                    .flatMap(v -> v.whole(1, ReviewRules.MOST))
                    .ifPresent(count -> stages.put(stake, count));
        }
        Optional<Integer> street = fields.optional("street-from").flatMap(v -> v.whole(1, ReviewRules.MOST));
        int days = fields.optional("remind-days")
                .flatMap(v -> v.whole(1, MOST_DAYS))
                .orElse((int) ReviewRules.USUAL.remind().toDays());
        List<Sensitive> sensitive = new ArrayList<>();
        for (Value value : fields.optional("sensitive").flatMap(Value::list).orElse(List.of())) {
            value.fields().flatMap(ReviewReader::sensitive).ifPresent(sensitive::add);
        }
        fields.done();
        return new ReviewRules(stages, street, sensitive, Duration.ofDays(days));
    }

    private static Optional<Sensitive> sensitive(Fields fields) {
        Optional<String> title = fields.required("title").flatMap(Value::text);
        Optional<LocalDate> from = fields.required("from").flatMap(ReviewReader::day);
        Optional<Value> last = fields.required("until");
        Optional<LocalDate> until = last.flatMap(ReviewReader::day);
        int more = fields.optional("more")
                .flatMap(v -> v.whole(1, ReviewRules.MOST))
                .orElse(1);
        fields.done();
        if (title.isEmpty() || from.isEmpty() || until.isEmpty()) {
            return Optional.empty();
        }
        if (until.get().isBefore(from.get())) {
            last.ifPresent(value -> value.refuse(
                    Message.of("screens.review-days", from.get(), until.get()), Message.of("screens.review-days.do")));
            return Optional.empty();
        }
        return Optional.of(new Sensitive(title.get(), from.get(), until.get(), more));
    }

    private static Optional<LocalDate> day(Value value) {
        return value.text().flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text.strip()));
            } catch (DateTimeException e) {
                value.refuse(Message.of("screens.review-day", Quote.of(text)), Message.of("screens.review-day.do"));
                return Optional.empty();
            }
        });
    }
}
