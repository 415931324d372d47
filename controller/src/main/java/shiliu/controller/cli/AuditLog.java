package shiliu.controller.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import shiliu.controller.audit.AuditChain;
import shiliu.controller.audit.AuditPage;
import shiliu.controller.audit.AuditRow;
import shiliu.player.bundle.AuditMark;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;

/** An audit log that is read to its end, from the controller or from a file that {@code audit export} made. */
final class AuditLog {
    private static final String BASE = "{\"base\":";

    private AuditLog() {}

    /** Takes one entry after the other. */
    interface Taker {
        void take(AuditRow row) throws CommandException;
    }

    /** The log at the controller; gives what was cleared away before its first entry. */
    static AuditMark read(ControllerClient client, Taker taker) throws CommandException {
        AuditPage page = page(client, 0);
        AuditMark base = page.base();
        long last = base.entries();
        while (!page.rows().isEmpty()) {
            for (AuditRow row : page.rows()) {
                taker.take(row);
                last++;
            }
            page = page(client, last);
        }
        return base;
    }

    private static AuditPage page(ControllerClient client, long after) throws CommandException {
        return client.get("/v1/audit?after=" + after, AuditPage.class);
    }

    /** The first line of a file. */
    static String first(AuditMark base) {
        return BASE + new String(Json.write(base), java.nio.charset.StandardCharsets.UTF_8) + "}";
    }

    /** What is wrong with the log in that file; {@code chain} is made of what was cleared away before it. */
    static Checked check(Path file, Collection<AuditMark> witnesses) throws CommandException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            AuditChain chain = new AuditChain(base(file, lines.readLine()), witnesses);
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                int at = number;
                AuditRow row = AuditRow.ofLine(line)
                        .orElseThrow(() -> CommandException.of(ExitCode.FAILED, "cli.audit-line", file, at));
                Optional<AuditChain.Fault> fault = chain.add(row);
                if (fault.isPresent()) {
                    return new Checked(chain.head(), fault);
                }
            }
            return new Checked(chain.head(), chain.end());
        } catch (CharacterCodingException e) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.audit-no-log", file);
        } catch (IOException e) {
            throw Unread.of(file, e);
        }
    }

    /** The same of the log at the controller. */
    static Checked check(ControllerClient client, Collection<AuditMark> witnesses) throws CommandException {
        AuditChain chain = new AuditChain(page(client, 0).base(), witnesses);
        Optional<AuditChain.Fault> fault = Optional.empty();
        while (fault.isEmpty()) {
            List<AuditRow> rows = page(client, chain.head().entries()).rows();
            if (rows.isEmpty()) {
                return new Checked(chain.head(), chain.end());
            }
            for (int i = 0; i < rows.size() && fault.isEmpty(); i++) {
                fault = chain.add(rows.get(i));
            }
        }
        return new Checked(chain.head(), fault);
    }

    /** How far a log is whole, and what is wrong with it after that. */
    record Checked(AuditMark head, Optional<AuditChain.Fault> fault) {}

    private static AuditMark base(Path file, String line) throws CommandException {
        try {
            if (line != null && line.startsWith(BASE) && line.endsWith("}")) {
                return Json.read(
                        line.substring(BASE.length(), line.length() - 1)
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        AuditMark.class);
            }
        } catch (JsonException | IllegalArgumentException e) {
            // no log either
        }
        throw CommandException.of(ExitCode.BAD_INPUT, "cli.audit-no-log", file);
    }
}
