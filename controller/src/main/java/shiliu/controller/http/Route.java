package shiliu.controller.http;

import static shiliu.controller.api.AccountRole.ADMINISTRATOR;
import static shiliu.controller.api.AccountRole.ALERT;
import static shiliu.controller.api.AccountRole.EDITOR;
import static shiliu.controller.api.AccountRole.OPERATOR;
import static shiliu.controller.api.AccountRole.REVIEWER;
import static shiliu.controller.api.AccountRole.TECHNICIAN;

import io.vertx.core.http.HttpMethod;
import shiliu.controller.uploads.Uploads;

/** Every route and who may use it: the one table. What is not here does not exist. */
@SuppressWarnings("ImmutableEnumChecker") // its fields are values, though not all are marked so
enum Route {
    WALL("GET", "/", Access.OPEN),
    STYLE("GET", "/wall.css", Access.OPEN),
    SCRIPT("GET", "/wall.js", Access.OPEN),
    ICON("GET", "/wall.svg", Access.OPEN),
    EVENTS("GET", "/v1/events", Access.OPEN),
    HEALTH("GET", "/healthz", Access.OPEN),
    READY("GET", "/readyz", Access.OPEN),
    METRICS("GET", "/metrics", Access.OPEN),
    OPENAPI("GET", "/v1/openapi.yaml", Access.OPEN),

    MANIFEST("GET", "/v1/screens/:screen/manifest", Access.OPEN),
    BLOB("GET", "/v1/blobs/:sha256", Access.OPEN),
    ROOT("GET", "/v1/roots/:version", Access.OPEN),
    ORDER_STREAM("GET", "/v1/screens/:screen/orders", Access.OPEN),
    TIME("GET", "/v1/time", Access.OPEN),
    REPORT("POST", "/v1/screens/:screen/report", Access.PLAYER, Body.JSON),
    FRAME("POST", "/v1/screens/:screen/frame", Access.PLAYER, Body.PICTURE),

    LOGIN("POST", "/v1/logins", Access.NEW_KEY, Body.CODE),
    PAIR("POST", "/v1/pairings", Access.NEW_KEY, Body.CODE),
    INVITE_PLAYER("POST", "/v1/players", Access.person(TECHNICIAN, OPERATOR, ADMINISTRATOR), Body.JSON),
    PEOPLE("GET", "/v1/people", Access.beginner(ADMINISTRATOR)),
    INVITE("POST", "/v1/people", Access.person(ADMINISTRATOR), Body.JSON),
    CONFIRM("POST", "/v1/people/:person/confirmations", Access.beginner(ADMINISTRATOR), Body.JSON),
    NEW_KEY_CODE("POST", "/v1/people/:person/codes", Access.person(ADMINISTRATOR)),
    TAKE_ROOT("POST", "/v1/roots", Access.person(ADMINISTRATOR), Body.JSON),
    REVOKE("POST", "/v1/people/:person/revocations", Access.person(ADMINISTRATOR), Body.JSON),

    PLAYLISTS("GET", "/v1/playlists", Access.ANY_PERSON),
    PLAYLIST("GET", "/v1/playlists/:playlist", Access.ANY_PERSON),
    BEGIN_UPLOAD("PUT", "/v1/uploads/:sha256", Access.person(EDITOR), Body.JSON),
    UPLOAD_STATE("GET", "/v1/uploads/:sha256", Access.person(EDITOR)),
    UPLOAD_PIECE("PATCH", "/v1/uploads/:sha256", Access.person(EDITOR), Body.PIECE),
    UPLOAD("POST", "/v1/playlists", Access.person(EDITOR), Body.ARCHIVE),
    SUBMIT("POST", "/v1/playlists/:playlist/submissions", Access.person(EDITOR)),
    WITHDRAW("DELETE", "/v1/playlists/:playlist", Access.person(EDITOR, REVIEWER, OPERATOR, ADMINISTRATOR)),
    REVIEWS("GET", "/v1/reviews", Access.ANY_PERSON),
    REVIEW("GET", "/v1/reviews/:review", Access.ANY_PERSON),
    APPROVE("POST", "/v1/reviews/:review/approvals", Access.person(REVIEWER), Body.JSON),
    REJECT("POST", "/v1/reviews/:review/rejections", Access.person(REVIEWER), Body.JSON),
    SLOTS("GET", "/v1/slots", Access.ANY_PERSON),
    ADD_SLOT("POST", "/v1/slots", Access.person(EDITOR, REVIEWER, OPERATOR, ADMINISTRATOR), Body.JSON),
    DRAFT_SLOTS("POST", "/v1/slots/draft", Access.ANY_PERSON, Body.JSON),
    FESTIVALS("GET", "/v1/festivals", Access.ANY_PERSON),
    REMOVE_SLOT("DELETE", "/v1/slots/:slot", Access.person(EDITOR, REVIEWER, OPERATOR, ADMINISTRATOR)),

    OFFICE("GET", "/v1/office", Access.OPEN),
    SCREENS("GET", "/v1/screens", Access.OPEN),
    SCREEN("GET", "/v1/screens/:screen", Access.OPEN),
    EXPLAIN("GET", "/v1/screens/:screen/explain", Access.ANY_PERSON),
    TIMELINE("GET", "/v1/screens/:screen/timeline", Access.ANY_PERSON),
    BY_HAND("POST", "/v1/screens/:screen/by-hand", Access.person(OPERATOR, TECHNICIAN, ADMINISTRATOR), Body.JSON),
    SCREENSHOT("GET", "/v1/screens/:screen/frame", Access.OPEN),
    PLAYS("GET", "/v1/plays", Access.ANY_PERSON),
    DISCLOSURES("GET", "/v1/disclosures", Access.ANY_PERSON),
    ALARMS("GET", "/v1/alarms", Access.ANY_PERSON),
    ACKNOWLEDGE("POST", "/v1/alarms/:alarm/ack", Access.ANY_PERSON, Body.JSON),
    AUDIT("GET", "/v1/audit", Access.person(ADMINISTRATOR)),
    ORDERS("GET", "/v1/orders", Access.ANY_PERSON),
    ORDER_PROGRESS("GET", "/v1/orders/:order", Access.ANY_PERSON),
    ALERTS("GET", "/v1/alerts", Access.ANY_PERSON),
    ORDER("POST", "/v1/orders", Access.person(OPERATOR, ADMINISTRATOR, ALERT), Body.JSON);

    private final HttpMethod method;
    private final String path;
    private final Access access;
    private final Body body;

    /** What a request brings. */
    enum Body {
        NONE,
        /** A one-time code and a key, from somebody whom nobody knows yet. */
        CODE,
        JSON,
        /** A PNG. */
        PICTURE,
        /** A part of an archive. */
        PIECE,
        /** A zip of a playlist and its media, or the name of one that came in pieces. */
        ARCHIVE;

        /** The most bytes of it. */
        int limit(Limits limits) {
            return switch (this) {
                case NONE -> 0;
                case CODE -> 4 << 10;
                case JSON -> limits.jsonBytes();
                case PICTURE -> 8 << 20;
                case PIECE -> Uploads.LONGEST_PIECE;
                case ARCHIVE -> limits.uploadBytes();
            };
        }
    }

    Route(String method, String path, Access access) {
        this(method, path, access, Body.NONE);
    }

    Route(String method, String path, Access access, Body body) {
        this.method = HttpMethod.valueOf(method);
        this.path = path;
        this.access = access;
        this.body = body;
    }

    HttpMethod method() {
        return method;
    }

    /** With {@code :name} for each parameter. */
    String path() {
        return path;
    }

    /** Whether it is answered from memory within microseconds, so that a change of threads would cost more than it. */
    boolean isInstant() {
        return this == ROOT || this == HEALTH || this == READY;
    }

    /** Whether it is a stream of events, which has no end and so no head of its own. */
    boolean isStream() {
        return this == EVENTS || this == ORDER_STREAM;
    }

    /** Whether a GET, whose head can be asked for alone. */
    boolean hasHead() {
        return method.equals(HttpMethod.GET) && !isStream();
    }

    Access access() {
        return access;
    }

    Body body() {
        return body;
    }
}
