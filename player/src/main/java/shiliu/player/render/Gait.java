package shiliu.player.render;

/** How a line steps on: {@code pixels} every {@code frames} frames of the output, so that none stands longer than another. */
record Gait(int pixels, int frames) {
    /** Per cent that a line may be slower or faster than wanted before it steps less often. */
    private static final int TOLERANCE = 20;

    private static final int MOST_FRAMES = 3;

    /** The step that comes near to {@code speed}, in pixels a second, as often as possible. */
    static Gait of(double speed, int framesASecond) {
        for (int frames = 1; frames <= MOST_FRAMES; frames++) {
            Gait gait = new Gait(Math.max(1, (int) Math.round(speed * frames / framesASecond)), frames);
            if (gait.off(speed, framesASecond) * 100 <= TOLERANCE) {
                return gait;
            }
        }
        return new Gait(1, Math.max(1, (int) Math.round(framesASecond / speed)));
    }

    /** How far from the speed, as a share of it. */
    private double off(double speed, int framesASecond) {
        return Math.abs((double) pixels * framesASecond / frames - speed) / speed;
    }
}
