package shiliu.controller.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** An nginx of our own that serves a folder: as many workers as the controller has event loops, files kept open. */
record Nginx(Process process, int port) implements Peer, AutoCloseable {
    private static final List<String> PLACES = List.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx");

    /** Empty where none is installed. */
    static Optional<Nginx> start(Path folder, Path root) throws IOException {
        Optional<String> program = PLACES.stream()
                .filter(place -> Files.isExecutable(Path.of(place)))
                .findFirst();
        if (program.isEmpty()) {
            return Optional.empty();
        }
        int port = freePort();
        Path config = Files.writeString(folder.resolve("nginx.conf"), config(root, port));
        Process process = new ProcessBuilder(
                        program.get(), "-p", folder.toString(), "-e", "nginx.log", "-c", config.toString())
                .inheritIO()
                .start();
        // It would outlive a bench that is broken off.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "nginx-stop"));
        Nginx nginx = new Nginx(process, port);
        nginx.awaitUp();
        return Optional.of(nginx);
    }

    private static String config(Path root, int port) {
        return """
                user %s;
                daemon off;
                pid nginx.pid;
                worker_processes %d;
                worker_rlimit_nofile 20000;
                events { worker_connections 19000; }
                http {
                    access_log off;
                    sendfile on;
                    tcp_nodelay on;
                    etag on;
                    default_type application/json;
                    keepalive_timeout 15s;
                    keepalive_requests 10000000;
                    open_file_cache max=12000 inactive=1h;
                    open_file_cache_valid 1h;
                    client_body_temp_path t1;
                    proxy_temp_path t2;
                    fastcgi_temp_path t3;
                    uwsgi_temp_path t4;
                    scgi_temp_path t5;
                    server {
                        listen 127.0.0.1:%d backlog=4096 reuseport;
                        root %s;
                        add_header Cache-Control no-cache;
                    }
                }
                """.formatted(
                        System.getProperty("user.name"), Runtime.getRuntime().availableProcessors(), port, root);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private void awaitUp() throws IOException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (process.isAlive() && System.nanoTime() < until) {
            try (Socket open = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (open.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
        throw new IOException("nginx does not answer");
    }

    /** The workers. */
    @Override
    public List<Long> pids() {
        return process.children().map(ProcessHandle::pid).toList();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
