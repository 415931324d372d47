package shiliu.controller.api;

import java.util.List;
import java.util.Set;
import shiliu.player.bundle.Envelope;

/** Who the code belonged to, and every trust root from the first, so that the machine can check the chain itself. */
public record LoginAnswer(String person, String name, Set<AccountRole> roles, String community, List<Envelope> roots) {
    public LoginAnswer {
        roles = Set.copyOf(roles);
        roots = List.copyOf(roots);
    }
}
