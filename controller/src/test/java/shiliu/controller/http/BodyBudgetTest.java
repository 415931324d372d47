package shiliu.controller.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyBudgetTest {
    private final BodyBudget budget = new BodyBudget(100);
    private final List<String> in = new ArrayList<>();

    @Test
    void letsInWhatFits() {
        assertThat(budget.enter(60, () -> in.add("a"))).isTrue();
        assertThat(budget.enter(40, () -> in.add("b"))).isTrue();
        assertThat(in).containsExactly("a", "b");
    }

    @Test
    void keepsTheLine() {
        budget.enter(60, () -> in.add("a"));
        budget.enter(60, () -> in.add("b"));
        budget.enter(10, () -> in.add("c"));
        assertThat(in).as("the short one does not pass the long one").containsExactly("a");
        budget.leave(60);
        assertThat(in).containsExactly("a", "b", "c");
        budget.leave(60);
        budget.leave(10);
        assertThat(budget.enter(100, () -> in.add("d"))).isTrue();
        assertThat(in).endsWith("d");
    }

    @Test
    void endsTheLineSomewhere() {
        budget.enter(100, () -> in.add("a"));
        for (int i = 0; i < 256; i++) {
            assertThat(budget.enter(1, () -> in.add("x"))).isTrue();
        }
        assertThat(budget.enter(1, () -> in.add("y"))).isFalse();
    }
}
