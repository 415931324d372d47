package shiliu.controller.cli;

/** Text in a page for the browser. */
final class Html {
    private Html() {}

    /** Nothing in it is markup, within elements and within quoted attributes. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
