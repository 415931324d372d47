package shiliu.controller.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.player.config.ProblemsException;

/** Where the controller listens, and when by TLS. */
class ListenTest {
    @TempDir
    Path folder;

    private ControllerConfig read(String yaml) throws Exception {
        return ControllerConfig.read(Files.writeString(folder.resolve("controller.yaml"), yaml));
    }

    private List<String> codes(String yaml) {
        ProblemsException e = catchThrowableOfType(ProblemsException.class, () -> read(yaml));
        return e.problems().stream()
                .map(p -> p.line() + ":" + p.column() + " " + p.code())
                .toList();
    }

    @Test
    void theLoopbackNeedsNoTlsButMayHaveIt() throws Exception {
        String rest = "\ndata: d\ncommunities: [{id: a, name: b}]\nscreens: []\n";
        assertThat(read("listen: {host: localhost, port: 1}" + rest).listen().tls())
                .isFalse();
        assertThat(read("listen: {host: '::1', port: 1, tls: true}" + rest)
                        .listen()
                        .tls())
                .isTrue();
        assertThat(codes("listen: {host: '::1', port: 1, tls: perhaps}" + rest))
                .containsExactly("1:37 screens.true-false");
        assertThat(codes("listen: {host: 'no host', port: 1}" + rest)).containsExactly("1:16 screens.host");
    }
}
