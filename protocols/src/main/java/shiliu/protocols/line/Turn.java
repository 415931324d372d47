package shiliu.protocols.line;

import shiliu.protocols.driver.Exchange;

/** One packet to a card and what it is for. */
record Turn<P>(Kind kind, Exchange<P> exchange) {
    enum Kind {
        PICTURE,
        CHECK,
        ERRAND
    }
}
