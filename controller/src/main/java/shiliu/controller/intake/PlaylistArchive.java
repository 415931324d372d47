package shiliu.controller.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import shiliu.player.config.Place;
import shiliu.player.config.ProblemsException;

/** Packs a playlist for the way to the controller; the same files always give the same bytes. */
public final class PlaylistArchive {
    private PlaylistArchive() {}

    /** A zip of the document and of the media that it names. */
    public static byte[] pack(PlaylistFiles files, Collection<String> mediaNames) throws ProblemsException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String document = files.documentName();
        String name = document.substring(Math.max(document.lastIndexOf('/'), document.lastIndexOf('\\')) + 1);
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            add(zip, name, files.document());
            for (String media : mediaNames) {
                add(zip, media, files.media(media));
            }
        } catch (MediaException e) {
            throw ProblemsException.of(Place.whole(document), e.sentence(), e.remedy());
        } catch (IOException e) {
            throw new IllegalStateException("memory takes every byte", e);
        }
        return bytes.toByteArray();
    }

    /** Stored, not deflated: pictures are packed already, and versions of zlib differ in their output. */
    private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(java.time.LocalDateTime.of(2000, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
