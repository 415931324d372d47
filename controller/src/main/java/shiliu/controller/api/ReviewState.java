package shiliu.controller.api;

/** Where one revision of a playlist stands. */
public enum ReviewState {
    WAITING,
    APPROVED,
    REJECTED,
    WITHDRAWN
}
