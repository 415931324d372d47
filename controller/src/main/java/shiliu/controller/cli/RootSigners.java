package shiliu.controller.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import shiliu.player.bundle.SigningKey;
import shiliu.player.cli.CommandException;

/** Who signs a next trust root here: this person, and whoever holds a recovery sheet. */
final class RootSigners {
    @Option(names = "--recovery-sheet", paramLabel = "FILE", descriptionKey = "user.recovery-sheet")
    private List<Path> sheets = List.of();

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "trust.out")
    private Optional<Path> out = Optional.empty();

    /** Where it goes with too few signatures. */
    Optional<Path> out() {
        return out;
    }

    List<SigningKey> keys(List<SigningKey> own) throws CommandException {
        List<SigningKey> keys = new ArrayList<>(own);
        for (Path sheet : sheets) {
            keys.add(Secrets.recovery(sheet));
        }
        return keys;
    }
}
