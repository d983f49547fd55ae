package io.carillon.api;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Comparator;
import java.util.List;

/** Whether this server can serve: all its checks, asked at the same time. */
@ApplicationScoped
public class Health {

  /** In the shape of MicroProfile Health. */
  @JsonbPropertyOrder({"status", "checks"})
  public record Report(HealthCheck.Status status, List<HealthCheck.Result> checks) {

    /** Up unless one is down: whoever reads this decides only whether to send users here. */
    static Report of(List<HealthCheck.Result> checks) {
      boolean down = checks.stream().anyMatch(c -> c.status() == HealthCheck.Status.DOWN);
      return new Report(down ? HealthCheck.Status.DOWN : HealthCheck.Status.UP, checks);
    }
  }

  @Inject @Any private Instance<HealthCheck> checks;
  @Resource private ManagedThreadFactory threads;

  private List<Probe> probes;

  @PostConstruct
  void start() {
    probes =
        checks.stream()
            .sorted(Comparator.comparing(HealthCheck::name))
            .map(
                check ->
                    new Probe(check, task -> threads.newThread(task).start(), System::nanoTime))
            .toList();
  }

  /** The application runs. */
  public Report live() {
    return Report.of(List.of());
  }

  /** Takes no longer than the limit of one check. */
  public Report ready() {
    probes.forEach(Probe::begin);
    return Report.of(probes.stream().map(Probe::result).toList());
  }
}
