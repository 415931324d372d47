package shiliu.protocols;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Probe;
import shiliu.protocols.jetfile.JetFileFamily;
import shiliu.protocols.onbon.OnbonFamilies;

/** The one list of known drivers. */
public final class Drivers {
    private static final List<Family> ALL = all();

    private Drivers() {}

    private static List<Family> all() {
        List<Family> all = new ArrayList<>(OnbonFamilies.all());
        all.add(JetFileFamily.JETFILE);
        all.add(JetFileFamily.OLD);
        return List.copyOf(all);
    }

    /** How each packet format is found on an unknown line; what one card answers is an answer to no other. */
    public static List<Probe<?>> probes() {
        return List.of(JetFileFamily.PROBE, OnbonFamilies.PROBE, JetFileFamily.OLD_PROBE);
    }

    public static List<Family> list() {
        return ALL;
    }

    public static Optional<Family> find(String id) {
        return ALL.stream().filter(family -> family.id().equals(id)).findFirst();
    }
}
