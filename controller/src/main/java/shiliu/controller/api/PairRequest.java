package shiliu.controller.api;

/** A player's one-time code and its public key, 32 bytes in base64. */
public record PairRequest(String code, String key) {}
