package shiliu.controller.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Locale;
import shiliu.controller.api.ScreenState;
import shiliu.controller.office.Office;

/** Numbers of this process for Prometheus: no names of people, screens or content. Thread-safe. */
final class Metrics {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    Metrics(Office office) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        for (ScreenState state : ScreenState.values()) {
            Gauge.builder("shiliu.screens", office, is -> screens(is, state))
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .description("Screens by what is known of them")
                    .register(registry);
        }
        Gauge.builder("shiliu.alarms.open", office, is -> is.alarms().open().size())
                .description("Open alarms")
                .register(registry);
    }

    private static double screens(Office office, ScreenState state) {
        return office.screens().list().stream()
                .filter(view -> ScreenState.of(view) == state)
                .count();
    }

    /** A request of this route that was answered; manifests and blobs from memory are not counted, they are too many. */
    void answered(Route route, int status) {
        registry.counter(
                        "shiliu.requests",
                        "route",
                        route.name().toLowerCase(Locale.ROOT),
                        "status",
                        String.valueOf(status / 100) + "xx")
                .increment();
    }

    /** In the text form that Prometheus reads. */
    String text() {
        return registry.scrape();
    }
}
