package shiliu.controller.api;

/**
 * What an upload became; an upload of the same content again gives the same answer.
 *
 * @param review the review that it waits in, or will
 * @param state where it stands
 */
public record UploadAnswer(String playlist, int revision, int items, String review, ReviewState state) {}
