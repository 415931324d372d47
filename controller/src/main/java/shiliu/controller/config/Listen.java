package shiliu.controller.config;

/**
 * Where the controller listens.
 *
 * @param host an address or name of this machine
 * @param port 0 to 65535; 0 for any free one
 * @param tls always, unless it is the loopback
 */
public record Listen(String host, int port, boolean tls) {}
