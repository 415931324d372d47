package shiliu.protocols.onbon;

import java.util.List;
import shiliu.protocols.driver.Family;

/** The Onbon drivers, by id. */
public final class OnbonFamilies {
    private OnbonFamilies() {}

    public static List<Family> all() {
        return List.of(
                family("onbon-5e", OnbonModel.E5),
                family("onbon-6e", OnbonModel.E6),
                family("onbon-6q", OnbonModel.Q6));
    }

    private static Family family(String id, OnbonModel model) {
        return new Family(
                id,
                model.colours(),
                site -> new OnbonDynamicDriver(model, site.geometry(), site.address()),
                unit -> new OnbonDynamicCard(model, unit));
    }
}
