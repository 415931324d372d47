package shiliu.controller.alarms;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One try to bring a document to whom the hook names. */
interface Delivery {
    /** Returns where it was taken; must end soon after the deadline. */
    void deliver(byte[] document) throws IOException, InterruptedException;

    static Delivery of(Hook hook, Duration deadline) {
        return hook.match(new Hook.Cases<>() {
            @Override
            public Delivery command(Hook.Command command) {
                return new Child(command.line(), deadline);
            }

            @Override
            public Delivery url(Hook.Url url) {
                return new Post(url.uri(), deadline);
            }
        });
    }

    /** A process that reads it from its standard input and ends with 0. */
    record Child(List<String> line, Duration deadline) implements Delivery {
        @Override
        public void deliver(byte[] document) throws IOException, InterruptedException {
            Process process = new ProcessBuilder(line)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                give(process, document);
                if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new IOException("did not end within " + deadline);
                }
                if (process.exitValue() != 0) {
                    throw new IOException("ended with " + process.exitValue());
                }
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    private static void give(Process process, byte[] document) {
        // Far less than a pipe holds, so that one who does not read does not hold this up.
        try (OutputStream in = process.getOutputStream()) {
            in.write(document);
        } catch (IOException e) {
            // It ended without reading all of it: how it ended says whether that was meant.
        }
    }

    /** A server that answers with 2xx; redirects are not followed. */
    record Post(URI uri, Duration deadline) implements Delivery {
        @Override
        public void deliver(byte[] document) throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .timeout(deadline)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(document))
                    .build();
            HttpClient client = HttpClient.newBuilder()
                    .connectTimeout(deadline)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) {
                throw new IOException("answered with " + status);
            }
        }
    }
}
