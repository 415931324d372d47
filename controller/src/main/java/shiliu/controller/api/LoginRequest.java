package shiliu.controller.api;

/**
 * A one-time code and the public key that the person's machine just made.
 *
 * @param key 32 bytes in base64
 */
public record LoginRequest(String code, String key) {}
