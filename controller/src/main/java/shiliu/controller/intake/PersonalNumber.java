package shiliu.controller.intake;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A number in a text that names one person: of an identity card (GB 11643-1999, and the 15 digits before it), a mobile
 * phone or a bank card.
 *
 * @param masked the number with its middle hidden; the whole number is kept nowhere
 */
record PersonalNumber(Kind kind, String masked) {
    private static final int LONGEST = 19;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    /** What a number is of. */
    enum Kind {
        IDENTITY("intake.warn-identity", 4),
        BANK_CARD("intake.warn-bank-card", 4),
        MOBILE("intake.warn-mobile", 3);

        private final String code;
        private final int shown;

        Kind(String code, int shown) {
            this.code = code;
            this.shown = shown;
        }

        String code() {
            return code;
        }
    }

    /** Digits that stand together, one space, hyphen or dot between two of them at most. */
    private record Digits(String digits, int end) {}

    /** The numbers in a text, from left to right. */
    static List<PersonalNumber> in(String written) {
        String text = Normalizer.normalize(written, Normalizer.Form.NFKC);
        List<PersonalNumber> found = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int next = at + 1;
            if (digit(text, at) && !digit(text, at - 1)) {
                for (Digits candidate : candidates(text, at)) {
                    Optional<PersonalNumber> number =
                            kind(candidate.digits()).map(kind -> of(kind, candidate.digits()));
                    if (number.isPresent()) {
                        found.add(number.get());
                        next = candidate.end();
                        break;
                    }
                }
            }
            at = next;
        }
        return found;
    }

    /** The longest first; each ends where no further digit follows at once. */
    private static List<Digits> candidates(String text, int from) {
        List<Digits> candidates = new ArrayList<>();
        StringBuilder digits = new StringBuilder();
        int at = from;
        while (at < text.length() && digits.length() <= LONGEST) {
            if (digit(text, at)) {
                digits.append(text.charAt(at));
                at++;
                if (!digit(text, at)) {
                    candidates.add(0, new Digits(digits.toString(), at));
                }
            } else if (digits.length() == 17 && "Xx".indexOf(text.charAt(at)) >= 0 && !letter(text, at + 1)) {
                candidates.add(0, new Digits(digits + "X", at + 1));
                break;
            } else if (" -.·‐–—".indexOf(text.charAt(at)) >= 0 && goesOn(text, at + 1, digits.length())) {
                at++;
            } else {
                break;
            }
        }
        return candidates;
    }

    private static boolean goesOn(String text, int at, int digits) {
        return digit(text, at) || (digits == 17 && at < text.length() && "Xx".indexOf(text.charAt(at)) >= 0);
    }

    private static boolean digit(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static boolean letter(String text, int at) {
        return at < text.length() && text.substring(at, at + 1).matches("[A-Za-z0-9]");
    }

    private static Optional<Kind> kind(String digits) {
        if (identity18(digits) || identity15(digits)) {
            return Optional.of(Kind.IDENTITY);
        }
        if (digits.matches("[34569][0-9]{15,18}") && luhn(digits)) {
            return Optional.of(Kind.BANK_CARD);
        }
        return digits.matches("(86|0086)?1[3-9][0-9]{9}") ? Optional.of(Kind.MOBILE) : Optional.empty();
    }

    private static boolean identity18(String digits) {
        if (!digits.matches("[1-9][0-9]{16}[0-9X]") || !day(digits.substring(6, 14))) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return CHECKS.charAt(sum % 11) == digits.charAt(17);
    }

    /** The province, then a day of the twentieth century; these have no check digit. */
    private static boolean identity15(String digits) {
        return digits.matches("(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])[0-9]{13}")
                && day("19" + digits.substring(6, 12));
    }

    private static boolean day(String digits) {
        try {
            LocalDate day = LocalDate.of(
                    Integer.parseInt(digits.substring(0, 4)),
                    Integer.parseInt(digits.substring(4, 6)),
                    Integer.parseInt(digits.substring(6)));
            return day.getYear() >= 1850 && day.getYear() < 2100;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int twice = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += i % 2 == 0 ? digit : twice;
        }
        return sum % 10 == 0;
    }

    private static PersonalNumber of(Kind kind, String digits) {
        String number = kind == Kind.MOBILE ? digits.substring(digits.length() - 11) : digits;
        int hidden = number.length() - kind.shown - 4;
        return new PersonalNumber(
                kind, number.substring(0, kind.shown) + "*".repeat(hidden) + number.substring(number.length() - 4));
    }
}
