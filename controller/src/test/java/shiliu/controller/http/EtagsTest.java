package shiliu.controller.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EtagsTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '|',
            value = {
                "\"a\"|true",
                "*|true",
                "W/\"a\"|true",
                "\"b\", \"a\"|true",
                "\"b\",W/\"a\"|true",
                "\"b\"|false",
                "a|false",
                "\"a|false",
                "w/\"a\"|false",
                "''|false"
            })
    void comparesWeakly(String field, boolean matches) {
        assertThat(Etags.matches(field, "\"a\"")).isEqualTo(matches);
    }
}
