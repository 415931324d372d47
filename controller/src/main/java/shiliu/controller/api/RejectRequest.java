package shiliu.controller.api;

/** Why; 1 to 500 characters. */
public record RejectRequest(String reason) {}
