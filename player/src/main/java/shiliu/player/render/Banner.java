package shiliu.player.render;

import java.util.Optional;

/** The band across the top of a page with its headline, and a remark at the right or below it. */
record Banner(
        Typesetter setter,
        Look look,
        Typesetter.Block title,
        Optional<String> beside,
        Optional<String> under,
        Pen small,
        int height) {

    /** Empty where the headline is too long for a band; {@code wantsRemark} is false where it stands elsewhere. */
    static Optional<Banner> of(Typesetter setter, Look look, String text, String remark, boolean wantsRemark) {
        int most = Sizes.settable(look.body * 3 / 2);
        Box room = new Box(0, 0, look.width - 2 * look.margin, Sizes.tight(most) + most);
        return setter.largest(text, look.bold(most), Sizes.down(most, Pen.PIXELS), room)
                .map(title -> around(title, setter, look, remark, wantsRemark));
    }

    private static Banner around(
            Typesetter.Block title, Typesetter setter, Look look, String remark, boolean wantsRemark) {
        Pen small = look.plain(Math.max(Pen.PIXELS, look.body * 3 / 4));
        int used = setter.width(title.lines().get(0), title.pen()) + setter.width(remark, small) + small.px();
        boolean beside = title.lines().size() == 1 && used <= look.width - 2 * look.margin;
        Optional<String> wanted = wantsRemark ? Optional.of(remark) : Optional.empty();
        int below = wantsRemark && !beside ? Sizes.loose(small.px()) : 0;
        int height = title.height() + 2 * pad(title) + below;
        return new Banner(setter, look, title, wanted.filter(r -> beside), wanted.filter(r -> !beside), small, height);
    }

    private static int pad(Typesetter.Block title) {
        return Math.max(3, title.pen().px() / 4);
    }

    void draw(Canvas canvas) {
        Palette colours = look.colours;
        canvas.fill(new Box(0, 0, look.width, height), look.rgb ? colours.band() : colours.ground());
        if (!look.rgb) {
            canvas.fill(look.joints().across(new Box(0, height - 2, look.width, 2)), colours.accent());
        }
        int pad = pad(title);
        Box at = new Box(look.margin, pad, look.width - 2 * look.margin, title.height());
        int ink = look.rgb ? colours.onBand() : colours.title();
        setter.draw(canvas, title, at, Typesetter.Align.LEFT, ink);
        int baseline = title.pen().ascent() - small.ascent();
        beside.ifPresent(remark ->
                setter.line(canvas, remark, small, at.below(baseline), Typesetter.Align.RIGHT, colours.faint()));
        under.ifPresent(remark -> setter.line(
                canvas, remark, small, at.below(title.height() + pad), Typesetter.Align.LEFT, colours.faint()));
    }
}
