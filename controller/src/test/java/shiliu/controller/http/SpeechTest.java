package shiliu.controller.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shiliu.controller.api.Refused;

class SpeechTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh|true",
                "zh-CN|true",
                "zh-Hans-CN,zh;q=0.9|true",
                "fr, zh;q=0.8, en;q=0.7|true",
                "en|false",
                "en-US,en;q=0.9,zh;q=0.8|false",
                "fr|false",
                "*|false",
                "zh;q=x|false",
                ";;;|false"
            })
    void takesTheLanguageThatComesFirst(String field, boolean chinese) {
        assertThat(Speech.of(Optional.of(field)).chinese()).isEqualTo(chinese);
    }

    @Test
    void isEnglishWhereNothingIsSaid() {
        assertThat(Speech.of(Optional.empty()).chinese()).isFalse();
        assertThat(Speech.of(Optional.of("zh,".repeat(1000))).chinese()).isFalse();
    }

    @Test
    void saysTheSameInBothLanguages() {
        Set<String> english = keys(Locale.ROOT);
        assertThat(keys(Locale.CHINESE)).isEqualTo(english);
        assertThat(english).hasSizeGreaterThan(50);
    }

    @Test
    void hasATitleForEveryStatus() {
        List<Integer> own = List.of(400, 401, 403, 404, 405, 408, 413, 414, 415, 416, 422, 429, 431, 500, 503);
        own.forEach(
                status -> assertThat(Speech.in(Locale.ENGLISH).title(status)).doesNotContain("http."));
        for (Refused.Kind kind : Refused.Kind.values()) {
            assertThat(Speech.in(Locale.ENGLISH).title(kind.status())).doesNotContain("http.");
        }
    }

    private static Set<String> keys(Locale locale) {
        ResourceBundle.Control exact =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        Set<String> keys = new TreeSet<>(ResourceBundle.getBundle("shiliu.controller.messages", locale, exact)
                .keySet());
        keys.removeIf(key -> !key.startsWith("http."));
        return keys;
    }
}
