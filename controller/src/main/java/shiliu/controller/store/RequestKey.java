package shiliu.controller.store;

import java.nio.charset.StandardCharsets;
import shiliu.player.playlist.Sha256;

/** By what a request is known again: who sent it with which key, and a hash of all that it asks for. For one thread at a time. */
public final class RequestKey {
    private final String person;
    private final Sha256 key;
    private final Sha256 request;
    private boolean noting;
    private boolean noted;

    public RequestKey(String person, String key, Sha256 request) {
        this.person = person;
        this.key = Sha256.of(key.getBytes(StandardCharsets.UTF_8));
        this.request = request;
    }

    String person() {
        return person;
    }

    Sha256 key() {
        return key;
    }

    /** What it asks for. */
    public Sha256 request() {
        return request;
    }

    /** Whether what it asked for was done, durably. */
    public boolean noted() {
        return noted;
    }

    void noting() {
        noting = true;
    }

    void committed() {
        noted = noting;
    }
}
