package shiliu.controller.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shiliu.player.config.Place;
import shiliu.player.config.Problems;
import shiliu.player.message.Message;
import shiliu.protocols.line.TransportAddress;

/** Cards on one line, however it is written: each needs a number of its own there, and one line has one name and one speed. */
final class SharedLines {
    private final Problems problems;
    private final Map<String, List<TransportAddress>> lines = new HashMap<>();

    SharedLines(Problems problems) {
        this.problems = problems;
    }

    /** Takes the address of one more screen's card, or refuses it at {@code place}. */
    void add(TransportAddress address, Place place) {
        List<TransportAddress> others = lines.computeIfAbsent(SameLine.of(address), line -> new ArrayList<>());
        boolean twice = others.stream()
                .anyMatch(other -> other.card().isEmpty()
                        || address.card().isEmpty()
                        || other.card().equals(address.card()));
        if (twice) {
            problems.add(place, Message.of("screens.card-twice", address.line()), Message.of("screens.card-twice.do"));
        } else if (others.stream().anyMatch(other -> !other.line().equals(address.line()))) {
            String first = others.get(0).line();
            problems.add(
                    place,
                    Message.of("screens.two-names", address.line(), first),
                    Message.of("screens.two-names.do", first));
        } else if (others.stream().anyMatch(other -> !sameSettings(other, address))) {
            problems.add(place, Message.of("screens.two-speeds", address.line()), Message.of("screens.two-speeds.do"));
        }
        others.add(address);
    }

    private static boolean sameSettings(TransportAddress one, TransportAddress other) {
        return !(one instanceof TransportAddress.Serial a)
                || !(other instanceof TransportAddress.Serial b)
                || (a.baud() == b.baud() && a.parity() == b.parity());
    }
}
