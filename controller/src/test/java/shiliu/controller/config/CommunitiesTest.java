package shiliu.controller.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Communities by the words that people have for them. */
class CommunitiesTest {
    private static final Communities SOME = new Communities(List.of(
            new Community("guangming", "光明社区"),
            new Community("jinhui", "金晖"),
            new Community("garden-community", "Garden Community"),
            new Community("east", "同名社区"),
            new Community("west", "同名")));

    @ParameterizedTest
    @CsvSource(textBlock = """
            guangming,        guangming
            光明社区,         guangming
            光明,             guangming
            ' 光明 ',         guangming
            金晖社区,         jinhui
            garden-community, garden-community
            garden,           garden-community
            """)
    void idsAndNamesAreUnderstood(String written, String id) {
        assertThat(SOME.id(written)).contains(id);
    }

    @ParameterizedTest
    @CsvSource({"光", "同名", "社区", "GUANGMING", "''"})
    void whatIsNotOneOfThemIsNone(String written) {
        assertThat(SOME.id(written)).isEmpty();
    }

    @Test
    void allAreOfferedByNameAndId() {
        assertThat(SOME.known()).startsWith("光明社区 (guangming), 金晖 (jinhui)");
        assertThat(Communities.ofIds(List.of("b", "a")).known()).isEqualTo("a, b");
    }
}
