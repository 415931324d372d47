package shiliu.controller.alarms;

import java.net.URI;
import java.util.List;

/** What is told of each alarm that is raised or closed: one JSON document, on standard input or as a request's body. */
public sealed interface Hook {
    <R> R match(Cases<R> cases);

    /** One method for each. */
    interface Cases<R> {
        R command(Command command);

        R url(Url url);
    }

    /** A program and its arguments as they are configured: nothing is ever added to them. */
    record Command(List<String> line) implements Hook {
        public Command {
            line = List.copyOf(line);
            if (line.isEmpty()) {
                throw new IllegalArgumentException("a command of no words");
            }
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.command(this);
        }
    }

    /** Where to POST it: https, or http on this machine. */
    record Url(URI uri) implements Hook {
        public Url {
            boolean here = "http".equals(uri.getScheme())
                    && List.of("127.0.0.1", "localhost", "[::1]").contains(String.valueOf(uri.getHost()));
            if (uri.getHost() == null || !("https".equals(uri.getScheme()) || here)) {
                throw new IllegalArgumentException("neither https nor this machine: " + uri);
            }
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.url(this);
        }
    }
}
