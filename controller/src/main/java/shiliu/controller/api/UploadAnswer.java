package shiliu.controller.api;

/**
 * What an upload became; an upload of the same content again gives the same answer.
 *
 * @param review the review that it waits in
 */
public record UploadAnswer(String playlist, int revision, int items, String review) {}
