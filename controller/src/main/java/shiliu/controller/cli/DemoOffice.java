package shiliu.controller.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.InviteAnswer;
import shiliu.controller.api.PairInvite;
import shiliu.controller.api.PlaylistView;
import shiliu.controller.api.ReviewView;
import shiliu.controller.api.ScreenView;
import shiliu.controller.api.SlotRequest;
import shiliu.controller.api.SlotView;
import shiliu.controller.api.UploadAnswer;
import shiliu.controller.intake.PlaylistReader;
import shiliu.controller.office.Setup;
import shiliu.player.bundle.Envelope;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.cli.Terminal;
import shiliu.player.config.ProblemsException;
import shiliu.player.net.Body;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.When;

/** The people of the demo at work: they send what the commands send, nothing reaches past the controller's front door. */
final class DemoOffice {
    private final Terminal terminal;
    private final DemoPerson administrator;
    private final DemoPerson editor;
    private final DemoPerson reviewer;

    private DemoOffice(Terminal terminal, DemoPerson administrator, DemoPerson editor, DemoPerson reviewer) {
        this.terminal = terminal;
        this.administrator = administrator;
        this.editor = editor;
        this.reviewer = reviewer;
    }

    /** The first administrator logs in, is confirmed with the recovery key, and brings an editor and a reviewer. */
    static DemoOffice open(Terminal terminal, DemoPerson.Place place, Setup.Done setup) throws CommandException {
        DemoPerson administrator = DemoPerson.login(place, setup.administrator().code());
        administrator.confirm(administrator.id(), Secrets.recovery(setup.recoverySheet()), place.clock());
        DemoPerson editor = administrator.bring(place, "editor", AccountRole.EDITOR);
        DemoPerson reviewer = administrator.bring(place, "reviewer", AccountRole.REVIEWER);
        terminal.say("demo.people");
        return new DemoOffice(terminal, administrator, editor, reviewer);
    }

    /** Uploads, reviews and schedules every sample playlist. */
    void publish(Path samples, PlaylistReader reader) throws CommandException {
        for (Path sample : samples(samples)) {
            UploadAnswer upload = editor.client()
                    .post("/v1/playlists", Body.of("application/zip", pack(sample, reader)), UploadAnswer.class);
            ReviewView review = reviewer.client().get("/v1/reviews/" + upload.review(), ReviewView.class);
            Seen seen = Seen.of(review, ProofPictures.render(review, reviewer.client()));
            reviewer.client()
                    .post(
                            "/v1/reviews/" + review.id() + "/approvals",
                            seen.approve(review, reviewer.key()),
                            ReviewView.class);
            terminal.say("demo.uploaded", review.title());
        }
        List<ScreenView> screens = editor.client().list("/v1/screens", ScreenView.class);
        // The short loops first: what comes after waits for the end of the item that plays.
        List<PlaylistView> playlists = new ArrayList<>(editor.client().list("/v1/playlists", PlaylistView.class));
        playlists.sort(Comparator.comparing(playlist -> !isLoop(playlist)));
        for (PlaylistView playlist : playlists) {
            schedule(playlist, screens);
        }
    }

    private byte[] pack(Path sample, PlaylistReader reader) throws CommandException {
        try {
            return Packing.pack(sample, reader);
        } catch (ProblemsException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-read", sample, e.getMessage());
        }
    }

    private static List<Path> samples(Path folder) throws CommandException {
        try (Stream<Path> found = Files.walk(folder, 2)) {
            return found.filter(p -> p.getFileName().toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-read", folder, e.getMessage());
        }
    }

    private static boolean isLoop(PlaylistView playlist) {
        return playlist.id().endsWith("-default");
    }

    /** A community's playlist rotates on its screens; its default loop fills what is left. */
    private void schedule(PlaylistView playlist, List<ScreenView> screens) throws CommandException {
        List<String> on = screens.stream()
                .map(ScreenView::screen)
                .filter(s -> s.community().equals(playlist.community()))
                .map(s -> s.id())
                .toList();
        SlotRequest slot = new SlotRequest(
                Optional.of(playlist.id()),
                playlist.id(),
                on,
                When.ALWAYS,
                isLoop(playlist) ? Mode.FILLER : Mode.ROTATE,
                Optional.empty(),
                Optional.empty());
        editor.client().post("/v1/slots", slot, SlotView.class);
    }

    /** How the player of this screen reaches the controller for the first time. */
    DemoPlayer.Pairing pairing(java.net.URI controller, String screen) throws CommandException {
        InviteAnswer invite =
                administrator.client().post("/v1/players", new PairInvite(Set.of(screen)), InviteAnswer.class);
        Envelope first = administrator.client().roots(List.of()).get(0);
        return new DemoPlayer.Pairing(controller, first.payloadHash(), invite.code());
    }

    /** The screens as the controller knows them now, by id. */
    Map<String, ScreenView> screens() throws CommandException {
        List<ScreenView> views = new ArrayList<>(administrator.client().list("/v1/screens", ScreenView.class));
        return views.stream()
                .collect(java.util.stream.Collectors.toMap(v -> v.screen().id(), v -> v));
    }
}
