package shiliu.controller.store;

import org.jdbi.v3.core.Handle;

/** The table families of one transaction; dead when it ends. */
public final class Tables {
    private final Handle handle;

    Tables(Handle handle) {
        this.handle = handle;
    }

    public PeopleTable people() {
        return new PeopleTable(handle);
    }

    public CodesTable codes() {
        return new CodesTable(handle);
    }

    public UsedKeysTable usedKeys() {
        return new UsedKeysTable(handle);
    }

    public RootsTable roots() {
        return new RootsTable(handle);
    }

    public PlayersTable players() {
        return new PlayersTable(handle);
    }

    public BlobsTable blobs() {
        return new BlobsTable(handle);
    }

    public RevisionsTable revisions() {
        return new RevisionsTable(handle);
    }

    public ApprovalsTable approvals() {
        return new ApprovalsTable(handle);
    }

    public SlotsTable slots() {
        return new SlotsTable(handle);
    }

    public ManifestsTable manifests() {
        return new ManifestsTable(handle);
    }

    public OrdersTable orders() {
        return new OrdersTable(handle);
    }

    public AlarmsTable alarms() {
        return new AlarmsTable(handle);
    }

    public ByHandTable byHand() {
        return new ByHandTable(handle);
    }

    public ReportsTable reports() {
        return new ReportsTable(handle);
    }
}
