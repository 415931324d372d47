package shiliu.controller.cli;

/** How this program was called, so that a hint can be typed as it stands: {@code ./shiliu} or {@code shiliu}. */
final class Called {
    private Called() {}

    /** What the launcher says; {@code shiliu} where there was none. */
    static String name() {
        return System.getProperty("shiliu.called", "shiliu");
    }
}
