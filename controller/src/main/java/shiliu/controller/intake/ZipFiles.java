package shiliu.controller.intake;

import java.util.List;
import java.util.zip.DataFormatException;
import shiliu.player.config.Place;
import shiliu.player.config.ProblemsException;
import shiliu.player.config.Quote;
import shiliu.player.message.Message;

/** The files of an archive; each is expanded when it is asked for. */
final class ZipFiles implements PlaylistFiles {
    private final String archive;
    private final ZipEntries entries;
    private final String document;

    ZipFiles(String archive, ZipEntries entries) throws ProblemsException {
        this.archive = archive;
        this.entries = entries;
        this.document = Documents.among(entries.names(), archive);
    }

    @Override
    public String documentName() {
        return archive + "/" + document;
    }

    @Override
    public byte[] document() throws ProblemsException {
        try {
            return entries.bytes(document);
        } catch (DataFormatException e) {
            throw ProblemsException.of(
                    Place.whole(archive), Message.of("intake.zip-broken"), Message.of("intake.zip-broken.do"));
        }
    }

    @Override
    public List<String> mediaNames() {
        return entries.names().stream().filter(name -> !name.equals(document)).toList();
    }

    @Override
    public byte[] media(String name) throws MediaException {
        if (!entries.has(name)) {
            throw MediaException.missing(name, mediaNames());
        }
        try {
            return entries.bytes(name);
        } catch (DataFormatException e) {
            throw new MediaException(
                    Message.of("intake.zip-entry-broken", Quote.of(name)), Message.of("intake.zip-broken.do"));
        }
    }
}
