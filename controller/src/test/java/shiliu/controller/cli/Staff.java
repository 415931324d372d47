package shiliu.controller.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.InviteAnswer;
import shiliu.controller.api.OrderRequest;
import shiliu.controller.api.OrderView;
import shiliu.controller.api.PairInvite;
import shiliu.controller.api.ReviewView;
import shiliu.controller.api.SlotRequest;
import shiliu.controller.api.SlotView;
import shiliu.controller.api.UploadAnswer;
import shiliu.controller.intake.PlaylistReader;
import shiliu.controller.office.Setup;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.Order;
import shiliu.player.cli.CommandException;
import shiliu.player.net.Body;
import shiliu.player.playlist.Sha256;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.When;

/** People who work through the controller's front door. */
record Staff(
        DemoPerson.Place place,
        DemoPerson administrator,
        DemoPerson editor,
        DemoPerson reviewer,
        DemoPerson operator,
        DemoPerson second) {
    static Staff open(DemoPerson.Place place, Setup.Done setup) throws CommandException {
        DemoPerson administrator = DemoPerson.login(place, setup.administrator().code());
        administrator.confirm(administrator.id(), Secrets.recovery(setup.recoverySheet()), place.clock());
        return new Staff(
                place,
                administrator,
                administrator.bring(place, "editor", AccountRole.EDITOR),
                administrator.bring(place, "reviewer", AccountRole.REVIEWER),
                administrator.bring(place, "operator", AccountRole.OPERATOR),
                administrator.bring(place, "second", AccountRole.OPERATOR));
    }

    String pairingCode(String screen) throws CommandException {
        return administrator
                .client()
                .post("/v1/players", new PairInvite(Set.of(screen)), InviteAnswer.class)
                .code();
    }

    Sha256 firstRoot() throws CommandException {
        return administrator.client().roots(List.of()).get(0).payloadHash();
    }

    /** Uploads slogans that stand for two seconds each. */
    UploadAnswer upload(Path folder, PlaylistReader reader, Slogans playlist) throws Exception {
        Path file = Files.writeString(folder.resolve(playlist.id() + ".yaml"), playlist.yaml());
        return editor.client()
                .post("/v1/playlists", Body.of("application/zip", Packing.pack(file, reader)), UploadAnswer.class);
    }

    /** A playlist of slogans. */
    record Slogans(String id, String community, String until, List<String> texts) {
        String yaml() {
            StringBuilder yaml = new StringBuilder(
                    "playlist: %s\ntitle: 标语\ncommunity: %s\nvalid: {from: 2026-01-01, until: %s}\nitems:\n"
                            .formatted(id, community, until));
            texts.forEach(text ->
                    yaml.append("  - {kind: slogan, text: ").append(text).append(", dwell: 2s, enter: cut}\n"));
            return yaml.toString();
        }
    }

    /** Everything of a review as a reviewer approves it who looked at it. */
    ReviewView approve(String id) throws CommandException {
        ReviewView review = reviewer.client().get("/v1/reviews/" + id, ReviewView.class);
        Seen seen = Seen.of(review, ProofPictures.render(review, reviewer.client()));
        return send(review, seen);
    }

    /** The same; {@code looked} runs when the pictures were looked at and only the approval is left. Gives the first item. */
    Sha256 approve(String id, Runnable looked) throws CommandException {
        ReviewView review = reviewer.client().get("/v1/reviews/" + id, ReviewView.class);
        Seen seen = Seen.of(review, ProofPictures.render(review, reviewer.client()));
        looked.run();
        send(review, seen);
        return review.items().get(0).blob().sha256();
    }

    private ReviewView send(ReviewView review, Seen seen) throws CommandException {
        return reviewer.client()
                .post(
                        "/v1/reviews/" + review.id() + "/approvals",
                        seen.approve(review, reviewer.key()),
                        ReviewView.class);
    }

    SlotView slot(String id, String playlist, String screen, Mode mode) throws CommandException {
        SlotRequest slot = new SlotRequest(
                Optional.of(id), playlist, List.of(screen), When.ALWAYS, mode, Optional.empty(), Optional.empty());
        return editor.client().post("/v1/slots", slot, SlotView.class);
    }

    List<OrderView> stops() throws CommandException {
        return operator.client().list("/v1/orders", OrderView.class).stream()
                .filter(order -> order.inForce() && order.order().kind() == Order.Kind.STOP)
                .toList();
    }

    OrderView stop(Order.Scope scope) throws CommandException {
        return give(order(Order.Kind.STOP, scope, List.of()), List.of(operator));
    }

    /** Lifts every stop. */
    OrderView resume() throws CommandException {
        List<Sha256> lifts = stops().stream().map(OrderView::hash).toList();
        return give(order(Order.Kind.RESUME, Order.Scope.ALL, lifts), List.of(operator, second));
    }

    private Order order(Order.Kind kind, Order.Scope scope, List<Sha256> lifts) {
        Instant now = place.clock().instant();
        return new Order(
                Order.FORMAT, kind, scope, now.toEpochMilli(), now, Optional.empty(), "演练", lifts, Optional.empty());
    }

    private OrderView give(Order order, List<DemoPerson> signers) throws CommandException {
        List<shiliu.player.bundle.SigningKey> keys = new ArrayList<>();
        signers.forEach(signer -> keys.add(signer.key()));
        Envelope envelope = Envelope.sign(DocumentType.ORDER, order, keys);
        return operator.client().post("/v1/orders", new OrderRequest(envelope), OrderView.class);
    }
}
