package shiliu.protocols.onbon;

/** A part of the screen, in pixels. */
record Window(int x, int y, int width, int height) {}
