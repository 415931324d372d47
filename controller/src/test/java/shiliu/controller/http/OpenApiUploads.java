package shiliu.controller.http;

import shiliu.controller.api.UploadRequest;
import shiliu.controller.api.UploadedArchive;
import shiliu.player.playlist.Sha256;

/** An archive that arrives in pieces and becomes a draft, with everything that may be refused on the way. */
final class OpenApiUploads {
    private OpenApiUploads() {}

    static void inPieces(OpenApiTown town, byte[] zip) throws Exception {
        String path = "/v1/uploads/" + Sha256.of(zip);
        town.get(404, Route.UPLOAD_STATE, town.li, path);
        town.post(413, Route.BEGIN_UPLOAD, town.li, path, new UploadRequest(33L << 20));
        town.post(422, Route.BEGIN_UPLOAD, town.li, path, new UploadRequest(0));
        town.post(200, Route.BEGIN_UPLOAD, town.li, path, new UploadRequest(zip.length));
        town.get(200, Route.UPLOAD_STATE, town.li, path);
        town.send(400, Route.UPLOAD_PIECE, town.li, path, zip);
        town.send(409, Route.UPLOAD_PIECE, town.li, path + "?offset=7", zip);
        town.send(422, Route.UPLOAD_PIECE, town.li, path + "?offset=0", new byte[zip.length + 1]);
        town.post(409, Route.UPLOAD, town.li, "/v1/playlists", new UploadedArchive(Sha256.of(zip)));
        town.send(200, Route.UPLOAD_PIECE, town.li, path + "?offset=0", zip);
        town.post(201, Route.UPLOAD, town.li, "/v1/playlists?draft=1", new UploadedArchive(Sha256.of(zip)));
        town.post(404, Route.UPLOAD, town.li, "/v1/playlists", new UploadedArchive(Sha256.of(zip)));
        town.get(200, Route.PLAYLISTS, town.li, "/v1/playlists");
        String submissions = "/v1/playlists/pieces/submissions";
        town.get(403, Route.SUBMIT, town.yang, submissions);
        town.get(200, Route.SUBMIT, town.li, submissions);
        town.get(409, Route.SUBMIT, town.li, submissions);
        town.get(404, Route.SUBMIT, town.li, "/v1/playlists/none/submissions");
    }
}
