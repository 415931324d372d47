package shiliu.controller.http;

import java.util.Map;
import java.util.Optional;
import shiliu.controller.api.ApprovalRequest;
import shiliu.controller.api.OfficeView;
import shiliu.controller.api.Refused;
import shiliu.controller.api.RejectRequest;
import shiliu.controller.api.ReviewView;
import shiliu.controller.api.ScreenView;
import shiliu.controller.api.UploadAnswer;
import shiliu.controller.api.UploadRequest;
import shiliu.controller.api.UploadView;
import shiliu.controller.api.UploadedArchive;
import shiliu.controller.intake.PlaylistFiles;
import shiliu.controller.intake.PlaylistReader;
import shiliu.controller.intake.ReadPlaylist;
import shiliu.controller.office.Office;
import shiliu.controller.uploads.WrongOffsetException;
import shiliu.player.config.ProblemsException;
import shiliu.player.message.Message;
import shiliu.player.playlist.Sha256;

/** What the routes of playlists, their uploads and reviews do. */
final class PlaylistActions {
    private final Office office;
    private final PlaylistReader reader;
    private final Limits limits;

    PlaylistActions(Office office, PlaylistReader reader, Limits limits) {
        this.office = office;
        this.reader = reader;
        this.limits = limits;
    }

    void add(Map<Route, Action> actions) {
        actions.put(
                Route.OFFICE,
                call -> Answer.json(new OfficeView(
                        reader.communities().all().stream()
                                .map(community -> new OfficeView.Named(community.id(), community.name()))
                                .toList(),
                        office.screens().list().stream().map(ScreenView::screen).toList())));
        actions.put(Route.BEGIN_UPLOAD, this::begin);
        actions.put(
                Route.UPLOAD_STATE,
                call -> view(office.uploads().show(call.caller().id(), hash(call))));
        actions.put(Route.UPLOAD_PIECE, this::append);
        actions.put(Route.PLAYLISTS, call -> Answer.json(office.playlists().list(call.caller())));
        actions.put(Route.PLAYLIST, call -> Answer.json(office.playlists().show(call.caller(), call.id("playlist"))));
        actions.put(Route.UPLOAD, this::upload);
        actions.put(Route.SUBMIT, call -> Answer.json(office.playlists().submit(call.caller(), call.id("playlist"))));
        actions.put(
                Route.WITHDRAW, call -> Answer.json(office.playlists().withdraw(call.caller(), call.id("playlist"))));
        actions.put(Route.REVIEWS, call -> Answer.json(office.reviews().list(call.caller(), call.isSet("all"))));
        actions.put(Route.REVIEW, this::review);
        actions.put(
                Route.APPROVE,
                call -> Answer.json(office.reviews()
                        .approve(call.caller(), call.text("review"), call.json(ApprovalRequest.class))));
        actions.put(
                Route.REJECT,
                call -> Answer.json(
                        office.reviews().reject(call.caller(), call.text("review"), call.json(RejectRequest.class))));
    }

    /** What is answered about a deed of theirs that cannot be done again. */
    void addAfterwards(Map<Route, Once.Afterwards> afterwards) {
        afterwards.put(Route.UPLOAD, (call, subject) -> {
            ReviewView review = office.reviews().show(call.caller(), subject);
            return Answer.created(new UploadAnswer(
                    review.playlist(), review.revision(), review.items().size(), subject, review.state()));
        });
        Once.Afterwards playlist =
                (call, subject) -> Answer.json(office.playlists().view(call.caller(), call.id("playlist")));
        afterwards.put(Route.SUBMIT, playlist);
        afterwards.put(Route.WITHDRAW, playlist);
        afterwards.put(Route.APPROVE, (call, subject) -> review(call));
        afterwards.put(Route.REJECT, (call, subject) -> review(call));
    }

    private Answer review(Call call) throws Exception {
        return Answer.json(office.reviews().show(call.caller(), call.text("review")));
    }

    private Answer begin(Call call) throws Exception {
        long length = call.json(UploadRequest.class).length();
        if (length > limits.uploadBytes()) {
            throw BodyReader.tooLong(limits.uploadBytes());
        }
        return view(office.uploads().begin(call.caller().id(), hash(call), length));
    }

    private Answer append(Call call) throws Exception {
        // In the query, which the signature covers, or in the header field of the IETF's draft.
        long offset = call.query("offset")
                .or(() -> call.header("upload-offset"))
                .filter(text -> text.matches("[0-9]{1,12}"))
                .map(Long::parseLong)
                .orElseThrow(() -> HttpRefusal.of(400, "http.bad-offset"));
        try {
            return view(office.uploads().append(call.caller().id(), hash(call), offset, call.body()));
        } catch (WrongOffsetException e) {
            Message sentence = Message.of("http.wrong-offset", offset, e.now().offset());
            return Answer.problem(409, call.speech().problem(409, sentence)).with(fields(e.now()));
        }
    }

    private static Answer view(UploadView upload) {
        return Answer.json(upload).with(fields(upload));
    }

    private static Map<String, String> fields(UploadView upload) {
        return Map.of(
                "Upload-Offset", String.valueOf(upload.offset()),
                "Upload-Length", String.valueOf(upload.length()),
                "Upload-Complete", upload.complete() ? "?1" : "?0");
    }

    /** A zip, or the name of one that was sent in pieces. */
    private Answer upload(Call call) throws Exception {
        if (call.startsWith(new byte[] {'P', 'K'})) {
            return take(call, call.body());
        }
        if (!call.startsWith(new byte[] {'{'})) {
            throw HttpRefusal.of(415, "http.not-zip");
        }
        Sha256 hash = call.json(UploadedArchive.class).upload();
        String person = call.caller().id();
        byte[] zip = office.uploads().read(person, hash);
        Answer answer;
        try {
            answer = take(call, zip);
        } catch (ProblemsException e) {
            // It will not get better.
            office.uploads().remove(person, hash);
            throw e;
        } catch (Refused e) {
            // Only where there was no room will the same archive be taken another time.
            if (e.kind() != Refused.Kind.NO_ROOM) {
                office.uploads().remove(person, hash);
            }
            throw e;
        }
        office.uploads().remove(person, hash);
        return answer;
    }

    private Answer take(Call call, byte[] zip) throws Exception {
        ReadPlaylist read = reader.read(PlaylistFiles.zip("playlist.zip", zip));
        return Answer.created(
                office.playlists().upload(call.caller(), read.playlist(), read.media(), call.isSet("draft")));
    }

    private static Sha256 hash(Call call) throws HttpRefusal {
        return Optional.of(call.text("sha256"))
                .filter(text -> text.matches("[0-9a-f]{64}"))
                .map(Sha256::new)
                .orElseThrow(() -> HttpRefusal.of(404, "review.upload-unknown", call.text("sha256")));
    }
}
