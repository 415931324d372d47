package shiliu.controller.api;

/** What a person does at the controller; each is bound to the person's community or, with {@code *}, to all. */
public enum AccountRole {
    EDITOR,
    REVIEWER,
    OPERATOR,
    TECHNICIAN,
    ADMINISTRATOR,
    /** Gives and ends alerts. */
    ALERT
}
