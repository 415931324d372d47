package shiliu.controller.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import shiliu.controller.api.AccountRole;
import shiliu.player.bundle.TrustRoot.Role;

class NextRootTest {
    @Test
    void onlyAnAdministratorOfEverywhereHoldsARootKey() {
        assertThat(NextRoot.trusted(Set.of(AccountRole.ADMINISTRATOR), "*")).containsExactly(Role.ROOT);
        assertThat(NextRoot.trusted(Set.of(AccountRole.ADMINISTRATOR), "guangming"))
                .isEmpty();
    }

    @Test
    void editorsAndTechniciansSignNothingThatScreensRead() {
        assertThat(NextRoot.trusted(Set.of(AccountRole.EDITOR, AccountRole.TECHNICIAN), "*"))
                .isEmpty();
    }
}
