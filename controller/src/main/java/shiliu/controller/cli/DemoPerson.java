package shiliu.controller.cli;

import java.net.URI;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.InviteAnswer;
import shiliu.controller.api.LoginAnswer;
import shiliu.controller.api.LoginRequest;
import shiliu.controller.api.NewPerson;
import shiliu.controller.api.PersonView;
import shiliu.controller.api.RootRequest;
import shiliu.controller.people.NextRoot;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.SigningKey;
import shiliu.player.cli.CommandException;
import shiliu.player.message.Messages;

/** Somebody in the demo: a key in memory, and the same requests that the commands send. */
record DemoPerson(String id, SigningKey key, ControllerClient client) {
    /** Where the demo's people work: the controller's address and its clock. */
    record Place(URI address, InstantSource clock, Messages messages) {
        ControllerClient client(SigningKey key) {
            return new ControllerClient(address, Optional.of(key), Optional.empty(), clock, messages);
        }
    }

    /** Exchanges a one-time code for a place at the controller. */
    static DemoPerson login(Place place, String code) throws CommandException {
        SigningKey key = SigningKey.generate();
        String text = Base64.getEncoder().encodeToString(key.publicKey());
        ControllerClient client = place.client(key);
        LoginAnswer answer = client.post("/v1/logins", new LoginRequest(code, text), LoginAnswer.class);
        return new DemoPerson(answer.person(), key, client);
    }

    /** Invites somebody with this role everywhere, lets them log in and confirms their key. */
    DemoPerson bring(Place place, String who, AccountRole role) throws CommandException {
        NewPerson person = new NewPerson(who, who, Set.of(role), "*");
        InviteAnswer invite = client.post("/v1/people", person, InviteAnswer.class);
        DemoPerson joined = login(place, invite.code());
        confirm(who, key, place.clock());
        return joined;
    }

    /** Signs the next root, which names the key of {@code who}. */
    void confirm(String who, SigningKey signer, InstantSource clock) throws CommandException {
        PersonView person = client.list("/v1/people", PersonView.class).stream()
                .filter(p -> p.id().equals(who))
                .findFirst()
                .orElseThrow();
        List<Envelope> roots = client.roots(List.of());
        Envelope next = Envelope.sign(
                DocumentType.ROOT,
                NextRoot.with(ControllerOptions.root(roots), person, clock.instant()),
                List.of(signer));
        client.post("/v1/people/" + who + "/confirmations", new RootRequest(next), PersonView.class);
    }
}
