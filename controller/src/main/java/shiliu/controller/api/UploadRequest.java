package shiliu.controller.api;

/**
 * Begins an upload in pieces.
 *
 * @param length of the whole, bytes
 */
public record UploadRequest(long length) {}
