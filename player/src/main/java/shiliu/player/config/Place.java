package shiliu.player.config;

/** Where something stands: line and column count from 1, columns in characters; line 0 means the file as a whole. */
public record Place(String file, int line, int column) {
    /** The file as a whole. */
    public static Place whole(String file) {
        return new Place(file, 0, 0);
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
