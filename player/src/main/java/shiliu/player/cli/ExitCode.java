package shiliu.player.cli;

/** What a script sees. */
public enum ExitCode {
    DONE(0),
    /** The operation failed at the far end, or a check found something wrong. */
    FAILED(1),
    /** Wrong usage or bad input; every problem was listed. */
    BAD_INPUT(2),
    NOT_PERMITTED(3),
    UNREACHABLE(4);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
