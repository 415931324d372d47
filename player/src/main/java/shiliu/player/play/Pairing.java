package shiliu.player.play;

import java.util.Base64;
import java.util.List;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.SigningKey;
import shiliu.player.json.JsonException;
import shiliu.player.net.ApiException;
import shiliu.player.net.Body;
import shiliu.player.net.SignedHttp;
import shiliu.player.net.UnreachableException;
import shiliu.player.screen.Screen;

/**
 * What the controller answers to a player's one-time code: the screens that the player answers for from now on, and every
 * trust root from the first, none of which is believed without the pinned hash.
 */
public record Pairing(List<Screen> screens, List<Envelope> roots) {
    public Pairing {
        screens = List.copyOf(screens);
        roots = List.copyOf(roots);
    }

    private record Request(String code, String key) {}

    /** Sends {@code POST /v1/pairings} with the key's public half; {@code signed} signs with the same key. */
    public static Pairing request(SignedHttp signed, String code, SigningKey key)
            throws ApiException, UnreachableException, InterruptedException, JsonException {
        Request request = new Request(code, Base64.getEncoder().encodeToString(key.publicKey()));
        return signed.send("POST", "/v1/pairings", Body.json(request)).as(Pairing.class);
    }
}
