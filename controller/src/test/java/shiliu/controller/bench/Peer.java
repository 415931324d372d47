package shiliu.controller.bench;

import java.util.List;

/** A server under load: its port on 127.0.0.1 and the processes that answer. */
interface Peer {
    int port();

    List<Long> pids();
}
