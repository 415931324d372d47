package shiliu.player.playlist;

/** The same text in another language; {@code lang} is a BCP 47 tag ({@code ii} Yi, {@code bo} Tibetan …). */
public record Translation(String lang, String text) {}
