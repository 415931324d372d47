package shiliu.controller.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shiliu.player.bundle.Order;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;

/** Which screens an order is for: all of them, or ids and tags. */
final class ScopeOptions {
    @Option(names = "--all", descriptionKey = "screen.all")
    private boolean all;

    @Parameters(arity = "0..*", paramLabel = "ID|#TAG", descriptionKey = "screen.scope")
    private List<String> targets = List.of();

    Order.Scope scope() throws CommandException {
        if (all == !targets.isEmpty()) {
            throw CommandException.of(ExitCode.BAD_INPUT, "cli.which-screens");
        }
        return scope(all, targets);
    }

    private static Order.Scope scope(boolean all, List<String> targets) {
        Set<String> ids = new TreeSet<>();
        Set<String> tags = new TreeSet<>();
        for (String target : targets) {
            if (target.startsWith("#")) {
                tags.add(target.substring(1));
            } else {
                ids.add(target);
            }
        }
        return new Order.Scope(all, ids, tags, Set.of());
    }

    /** As people typed it. */
    static String words(Order.Scope scope) {
        if (scope.all()) {
            return "--all";
        }
        List<String> names = new ArrayList<>(scope.screens());
        scope.tags().forEach(tag -> names.add("#" + tag));
        names.addAll(scope.communities());
        return String.join(" ", names);
    }
}
