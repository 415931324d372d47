package shiliu.controller.intake;

import java.util.List;
import java.util.Locale;
import shiliu.player.config.Place;
import shiliu.player.config.ProblemsException;
import shiliu.player.message.Message;

/** Tells a playlist's document from the files beside it, by name. */
final class Documents {
    private Documents() {}

    static boolean isDocument(String name) {
        return name.toLowerCase(Locale.ROOT).matches("(?s).*\\.(yaml|yml|json)");
    }

    /** The one document among {@code names}: the only one, or the one called playlist. */
    static String among(List<String> names, String container) throws ProblemsException {
        List<String> written = names.stream().filter(Documents::isDocument).toList();
        List<String> documents =
                written.isEmpty() ? names.stream().filter(TableBytes::named).toList() : written;
        if (documents.size() == 1) {
            return documents.get(0);
        }
        List<String> called = documents.stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).matches("playlist\\.[a-z]+"))
                .toList();
        if (called.size() == 1) {
            return called.get(0);
        }
        String code = documents.isEmpty() ? "intake.no-document" : "intake.many-documents";
        throw ProblemsException.of(Place.whole(container), Message.of(code), Message.of("intake.no-document.do"));
    }
}
