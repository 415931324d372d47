package shiliu.player.play;

import shiliu.player.bundle.FetchException;

/** Who hears what a player reports. */
public interface ReportSink {
    /** Hands over one report; when it returns, what the report holds is kept. */
    void send(Report report) throws FetchException, InterruptedException;
}
