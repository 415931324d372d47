package shiliu.controller.people;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import shiliu.player.playlist.Sha256;

/** A code that is read out or typed once: 83 random bits as {@code K7QF-2M9X-…}, letters that are easily mistaken left out. */
final class OneTimeCode {
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 17;
    private static final int GROUP = 4;

    private OneTimeCode() {}

    /** A new one from strong randomness: 17 of 30 letters are 83 bits. */
    static String next(SecureRandom random) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0 && i < LENGTH - 1) {
                code.append('-');
            }
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** What the controller keeps of it; case, spaces and dashes do not matter. */
    static Sha256 hash(String code) {
        String plain = code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return Sha256.of(plain.getBytes(StandardCharsets.UTF_8));
    }
}
