package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import shiliu.controller.api.OrderView;
import shiliu.controller.api.PlaylistView;
import shiliu.controller.api.ReviewState;
import shiliu.controller.api.ReviewView;
import shiliu.controller.api.SlotView;
import shiliu.controller.api.UploadAnswer;
import shiliu.player.bundle.Order;
import shiliu.player.cli.CommandException;
import shiliu.player.playlist.Sha256;

/** What the controller acknowledged to its people: all of it must be there whenever it is asked. */
final class Ledger {
    private final Map<String, Integer> revisions = new HashMap<>();
    private final Set<String> approved = new HashSet<>();
    private final Set<String> unchecked = new HashSet<>();
    private final Set<String> slots = new HashSet<>();
    private final Set<Sha256> orders = new HashSet<>();
    private final Set<Sha256> lifted = new HashSet<>();

    synchronized void uploaded(UploadAnswer answer) {
        revisions.merge(answer.playlist(), answer.revision(), Math::max);
    }

    synchronized void approved(ReviewView review) {
        if (review.state() == ReviewState.APPROVED) {
            approved.add(review.id());
            unchecked.add(review.id());
        }
    }

    synchronized void added(SlotView slot) {
        slots.add(slot.id());
    }

    synchronized void given(OrderView order) {
        orders.add(order.hash());
        if (order.order().kind() == Order.Kind.RESUME) {
            lifted.addAll(order.order().lifts());
        }
    }

    synchronized int size() {
        return revisions.values().stream().mapToInt(Integer::intValue).sum()
                + approved.size()
                + slots.size()
                + orders.size();
    }

    /** Compares what was acknowledged since the last time, and all that is asked for in one answer. */
    synchronized void check(ControllerClient client) throws CommandException {
        Map<String, PlaylistView> playlists = client.list("/v1/playlists", PlaylistView.class).stream()
                .collect(Collectors.toMap(PlaylistView::id, view -> view));
        revisions.forEach((id, revision) -> assertThat(playlists.get(id).revision())
                .as("revision of %s", id)
                .isGreaterThanOrEqualTo(revision));
        for (String review : unchecked) {
            ReviewView view = client.get("/v1/reviews/" + review, ReviewView.class);
            assertThat(view.state()).as("review %s", review).isEqualTo(ReviewState.APPROVED);
            assertThat(playlists.get(view.playlist()).playing().orElse(0))
                    .as("what plays of %s", view.playlist())
                    .isGreaterThanOrEqualTo(view.revision());
        }
        unchecked.clear();
        assertThat(client.list("/v1/slots", SlotView.class))
                .extracting(SlotView::id)
                .containsAll(slots);
        List<OrderView> known = client.list("/v1/orders", OrderView.class);
        assertThat(known).extracting(OrderView::hash).containsAll(orders);
        assertThat(known).filteredOn(o -> lifted.contains(o.hash())).noneMatch(OrderView::inForce);
        assertThat(known)
                .filteredOn(o -> o.order().kind() == Order.Kind.STOP && orders.contains(o.hash()))
                .filteredOn(o -> !o.inForce())
                .allMatch(o -> lifted.contains(o.hash()) || liftedUnheard(known, o.hash()));
    }

    /** Every approval ever acknowledged, once more. */
    synchronized void checkAll(ControllerClient client) throws CommandException {
        unchecked.addAll(approved);
        check(client);
    }

    /** A resume that was taken although its answer did not arrive. */
    private static boolean liftedUnheard(List<OrderView> known, Sha256 stop) {
        return known.stream()
                .anyMatch(o -> o.order().kind() == Order.Kind.RESUME
                        && o.order().lifts().contains(stop));
    }
}
