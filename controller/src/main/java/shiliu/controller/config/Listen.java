package shiliu.controller.config;

/** Where the controller listens: a loopback host and a port, 0 to 65535 (0: any free one). */
public record Listen(String host, int port) {}
