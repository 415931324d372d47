package shiliu.controller.people;

import java.util.List;
import java.util.Optional;
import shiliu.controller.api.InviteAnswer;
import shiliu.controller.api.LoginAnswer;
import shiliu.controller.api.LoginRequest;
import shiliu.controller.api.NewPerson;
import shiliu.controller.api.PairAnswer;
import shiliu.controller.api.PairInvite;
import shiliu.controller.api.PairRequest;
import shiliu.controller.api.PersonView;
import shiliu.controller.api.Refused;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.TrustRoot;

/** People, players and their keys. Safe for any thread; all but {@link #byKey}, {@link #root} and {@link #roots} wait for the disk. */
@SuppressWarnings("DoNotCallSuggester")
public final class Accounts {
    /** Who signs with this key; answered from memory. Revoked keys are nobody's. */
    public Optional<Caller> byKey(String keyId) {
        throw new UnsupportedOperationException();
    }

    /** The trust root in force, from memory. */
    public TrustRoot root() {
        throw new UnsupportedOperationException();
    }

    /** Every root's envelope, version 1 first, from memory. */
    public List<Envelope> roots() {
        throw new UnsupportedOperationException();
    }

    /** Exchanges a one-time code for an account's key; needs no signature but that of the new key. */
    public LoginAnswer login(LoginRequest request) throws Refused {
        throw new UnsupportedOperationException();
    }

    /** A one-time code for a new person, or a new code for one who never logged in. */
    public InviteAnswer invite(Caller caller, NewPerson person) throws Refused {
        throw new UnsupportedOperationException();
    }

    public List<PersonView> list(Caller caller) throws Refused {
        throw new UnsupportedOperationException();
    }

    /** Takes the next root, which names the person's key, into force. */
    public PersonView confirm(Caller caller, String person, Envelope root) throws Refused {
        throw new UnsupportedOperationException();
    }

    /** Shuts a person out at once; {@code root} is the next root without their key, needed where the present one names it. */
    public PersonView revoke(Caller caller, String person, Optional<Envelope> root) throws Refused {
        throw new UnsupportedOperationException();
    }

    /** A one-time code for a player. */
    public InviteAnswer invitePlayer(Caller caller, PairInvite invite) throws Refused {
        throw new UnsupportedOperationException();
    }

    /** Exchanges a player's one-time code for its key. */
    public PairAnswer pair(PairRequest request) throws Refused {
        throw new UnsupportedOperationException();
    }
}
