package shiliu.controller.intake;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTML of a feed as plain text: no tags, no scripts, one line per paragraph. */
final class HtmlText {
    /** What is looked at; far more than a screen can show. */
    private static final int LONGEST = 20_000;

    // A tag that never ends takes all the rest: looked for again from each of its beginnings, it would take minutes.
    private static final Pattern UNSEEN =
            Pattern.compile("(?is)<!--.*?(-->|$)|<(script|style|head|template)\\b[^>]*(>|$).*?(</\\2\\s*>|$)");
    private static final Pattern BREAK =
            Pattern.compile("(?i)<(br|/?(p|div|li|tr|h[1-6]|ul|ol|table|blockquote))\\b[^>]*(>|$)");
    private static final Pattern TAG = Pattern.compile("<[/!?a-zA-Z][^>]*(>|$)");
    private static final Pattern ENTITY = Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});");
    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", " "),
            Map.entry("ensp", " "),
            Map.entry("emsp", " "),
            Map.entry("middot", "·"),
            Map.entry("hellip", "…"),
            Map.entry("mdash", "—"),
            Map.entry("ndash", "–"),
            Map.entry("ldquo", "“"),
            Map.entry("rdquo", "”"),
            Map.entry("lsquo", "‘"),
            Map.entry("rsquo", "’"));

    private HtmlText() {}

    /** Paragraphs, each on a line of its own. */
    static String lines(String html) {
        String cut = html.length() > LONGEST ? html.substring(0, LONGEST) : html;
        String text = UNSEEN.matcher(cut.replaceAll("\\s+", " ")).replaceAll(" ");
        text = TAG.matcher(BREAK.matcher(text).replaceAll("\n")).replaceAll("");
        text = Normalizer.normalize(entities(text), Normalizer.Form.NFC);
        text = visible(text).replaceAll("[ \\u00A0\\u3000]+", " ").replaceAll(" ?\n[ \n]*", "\n");
        return text.strip();
    }

    /** The same on one line. */
    static String line(String html) {
        return lines(html).replace('\n', ' ');
    }

    /** At most {@code most} characters, ended where a sentence ends if one does. */
    static String shortened(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        String cut = text.substring(0, text.offsetByCodePoints(0, most - 1));
        int end = Math.max(Math.max(cut.lastIndexOf('。'), cut.lastIndexOf('！')), cut.lastIndexOf('\n'));
        return end > cut.length() / 2 ? cut.substring(0, end + 1).strip() : cut + "…";
    }

    private static String entities(String text) {
        Matcher matcher = ENTITY.matcher(text);
        return matcher.replaceAll(found -> Matcher.quoteReplacement(entity(found.group(1), found.group())));
    }

    private static String entity(String name, String written) {
        if (!name.startsWith("#")) {
            return NAMED.getOrDefault(name, written);
        }
        boolean hex = name.startsWith("x", 1) || name.startsWith("X", 1);
        int point = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
        return Character.isValidCodePoint(point) && !Character.isISOControl(point) ? Character.toString(point) : "";
    }

    private static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        text.codePoints()
                .filter(c -> c == '\n' || !(Character.isISOControl(c) || hidden(Character.getType(c))))
                .forEach(visible::appendCodePoint);
        return visible.toString();
    }

    private static boolean hidden(int type) {
        return type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
