package io.carillon.metrics;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** The application's one registry and the meters in it, for whoever injects them. */
@ApplicationScoped
public class MetersProducer {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  // All from the start, used or not yet: a meter that isn't there looks like one that fails.
  private final ConnectionMeters connections = new ConnectionMeters(registry);
  private final JournalMeters journal = new JournalMeters(registry);
  private final LoginMeters logins = new LoginMeters(registry);
  private final BulkMeters bulk = new BulkMeters(registry);
  private final CallMeters calls = new CallMeters(registry);
  private final TaskMeters tasks = new TaskMeters(registry);
  private final AnnouncementMeters announcements = new AnnouncementMeters(registry);
  private final HeldMeters held = new HeldMeters(registry);

  /** Listens to the collectors until it is closed. */
  private final JvmGcMetrics collectors = new JvmGcMetrics();

  @PostConstruct
  void watchProcess() {
    List<MeterBinder> process =
        List.of(
            collectors,
            new JvmMemoryMetrics(),
            new JvmThreadMetrics(),
            new ProcessorMetrics(),
            new FileDescriptorMetrics(),
            new UptimeMetrics());
    process.forEach(meters -> meters.bindTo(registry));
  }

  @Produces
  @Singleton
  public ConnectionMeters connectionMeters() {
    return connections;
  }

  @Produces
  @Singleton
  public JournalMeters journalMeters() {
    return journal;
  }

  @Produces
  @Singleton
  public LoginMeters loginMeters() {
    return logins;
  }

  @Produces
  @Singleton
  public BulkMeters bulkMeters() {
    return bulk;
  }

  @Produces
  @Singleton
  public CallMeters callMeters() {
    return calls;
  }

  @Produces
  @Singleton
  public TaskMeters taskMeters() {
    return tasks;
  }

  @Produces
  @Singleton
  public AnnouncementMeters announcementMeters() {
    return announcements;
  }

  @Produces
  @Singleton
  public HeldMeters heldMeters() {
    return held;
  }

  @Produces
  @Singleton
  public Exposition exposition() {
    return new Exposition(registry);
  }

  @PreDestroy
  void close() {
    collectors.close();
    registry.close();
  }
}
