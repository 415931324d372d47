package shiliu.controller.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=0-9, 0, 9",
        "bytes=3-5, 3, 5",
        "bytes=3-, 3, 9",
        "bytes=9-, 9, 9",
        "bytes=5-99, 5, 9",
        "bytes=-1, 9, 9",
        "bytes=-4, 6, 9",
        "bytes=-99, 0, 9",
        "bytes=0-999999999999999999, 0, 9"
    })
    void takesWhatIsThere(String field, long from, long to) throws Exception {
        assertThat(ByteRange.parse(field, 10)).contains(new ByteRange(from, to));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-12", "bytes=999999999999999999-", "bytes=-0"})
    void refusesWhatIsNotThere(String field) {
        HttpRefusal refused = catchThrowableOfType(HttpRefusal.class, () -> ByteRange.parse(field, 10));
        assertThat(refused.status()).isEqualTo(416);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=5-4",
                "bytes=12-11",
                "bytes=0-1,3-4",
                "bytes=a-b",
                "bytes=1.0-2",
                "items=0-1",
                "bytes=9999999999999999999-",
                "bytes= 0-1"
            })
    void ignoresWhatItNeedNotKnow(String field) throws Exception {
        assertThat(ByteRange.parse(field, 10)).isEmpty();
    }
}
