package shiliu.protocols.jetfile;

import java.util.Set;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Family;

/** The JetFile II driver. */
public final class JetFileFamily {
    public static final Family JETFILE = new Family(
            "jetfile",
            Set.of(Colour.MONO, Colour.DUAL, Colour.RGB),
            site -> new JetFileDriver(site.geometry(), site.address()),
            JetFileCard::new);

    private JetFileFamily() {}
}
