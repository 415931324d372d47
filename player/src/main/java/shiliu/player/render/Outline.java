package shiliu.player.render;

import java.util.Arrays;

/** Closed contours of straight lines and quadratic curves, as TrueType stores them, turned into lines on request. */
final class Outline {
    /** Takes the ends of straight lines, from {@code (x0, y0)} to {@code (x1, y1)}. */
    interface Lines {
        void line(float x0, float y0, float x1, float y1);
    }

    /** Collects points. */
    static final class Builder {
        private float[] x = new float[64];
        private float[] y = new float[64];
        private boolean[] on = new boolean[64];
        private int[] ends = new int[8];
        private int points;
        private int contours;

        void point(float px, float py, boolean onCurve) {
            if (points == x.length) {
                x = Arrays.copyOf(x, points * 2);
                y = Arrays.copyOf(y, points * 2);
                on = Arrays.copyOf(on, points * 2);
            }
            x[points] = px;
            y[points] = py;
            on[points++] = onCurve;
        }

        void close() {
            if (contours == ends.length) {
                ends = Arrays.copyOf(ends, contours * 2);
            }
            ends[contours++] = points;
        }

        Outline build() {
            return new Outline(this);
        }
    }

    private final float[] x;
    private final float[] y;
    private final boolean[] on;
    private final int[] ends;

    private Outline(Builder from) {
        x = Arrays.copyOf(from.x, from.points);
        y = Arrays.copyOf(from.y, from.points);
        on = Arrays.copyOf(from.on, from.points);
        ends = Arrays.copyOf(from.ends, from.contours);
    }

    boolean empty() {
        return x.length == 0;
    }

    float minX() {
        return min(x);
    }

    float maxX() {
        return max(x);
    }

    float minY() {
        return min(y);
    }

    float maxY() {
        return max(y);
    }

    private static float min(float[] values) {
        float least = Float.MAX_VALUE;
        for (float value : values) {
            least = Math.min(least, value);
        }
        return least;
    }

    private static float max(float[] values) {
        float most = -Float.MAX_VALUE;
        for (float value : values) {
            most = Math.max(most, value);
        }
        return most;
    }

    /** All contours as lines, scaled by {@code scale} and turned upside down: y downwards from the baseline. */
    void lines(float scale, Lines out) {
        int from = 0;
        for (int end : ends) {
            if (end - from >= 2) {
                contour(from, end, scale, out);
            }
            from = end;
        }
    }

    private void contour(int from, int end, float scale, Lines out) {
        // Two neighbouring control points have a point of the curve half way between them.
        int last = end - 1;
        float startX = on[from] ? x[from] : on[last] ? x[last] : (x[from] + x[last]) / 2;
        float startY = on[from] ? y[from] : on[last] ? y[last] : (y[from] + y[last]) / 2;
        float atX = startX;
        float atY = startY;
        for (int i = on[from] ? from + 1 : from; i <= end; i++) {
            boolean closing = i == end;
            if (!closing && on[i]) {
                out.line(atX * scale, -atY * scale, x[i] * scale, -y[i] * scale);
                atX = x[i];
                atY = y[i];
            } else if (!closing) {
                boolean toStart = i == last;
                float toX = toStart ? startX : on[i + 1] ? x[i + 1] : (x[i] + x[i + 1]) / 2;
                float toY = toStart ? startY : on[i + 1] ? y[i + 1] : (y[i] + y[i + 1]) / 2;
                curve(new float[] {atX, atY, x[i], y[i], toX, toY}, scale, out);
                atX = toX;
                atY = toY;
                i += !toStart && on[i + 1] ? 1 : 0;
            } else {
                out.line(atX * scale, -atY * scale, startX * scale, -startY * scale);
            }
        }
    }

    private static void curve(float[] p, float scale, Lines out) {
        float bendX = (p[0] - 2 * p[2] + p[4]) * scale;
        float bendY = (p[1] - 2 * p[3] + p[5]) * scale;
        // The error of n pieces is |bend| / (4 n²); a sixteenth of a pixel is beyond seeing.
        int pieces = 1 + (int) Math.sqrt(4 * Math.sqrt(bendX * bendX + bendY * bendY));
        float fromX = p[0];
        float fromY = p[1];
        for (int i = 1; i <= pieces; i++) {
            float t = (float) i / pieces;
            float u = 1 - t;
            float toX = u * u * p[0] + 2 * u * t * p[2] + t * t * p[4];
            float toY = u * u * p[1] + 2 * u * t * p[3] + t * t * p[5];
            out.line(fromX * scale, -fromY * scale, toX * scale, -toY * scale);
            fromX = toX;
            fromY = toY;
        }
    }
}
