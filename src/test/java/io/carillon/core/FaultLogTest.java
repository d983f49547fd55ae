package io.carillon.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Faults in the log")
class FaultLogTest {

  private final Logger logger = Logger.getAnonymousLogger();
  private final List<LogRecord> lines = new ArrayList<>();
  private long now;
  private final FaultLog log = new FaultLog(logger, () -> now);

  @BeforeEach
  void listen() {
    logger.setUseParentHandlers(false);
    logger.addHandler(
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            lines.add(entry);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        });
  }

  private void fail(Throwable cause) {
    log.failed(Level.SEVERE, "GET /api/x", new StorageFault(cause));
  }

  private static Throwable unreachable() {
    return new IllegalStateException("no route");
  }

  @Test
  void ofOneKindHaveALineAMinuteWithTheirNumberAndOneTrace() {
    for (int second = 0; second < 125; second++) {
      now = Duration.ofSeconds(second).toNanos();
      fail(unreachable());
    }

    assertThat(lines)
        .extracting(LogRecord::getMessage)
        .containsExactly(
            "GET /api/x failed: java.lang.IllegalStateException: no route",
            "GET /api/x failed: java.lang.IllegalStateException: no route"
                + " (and 59 more of the kind since the last line)",
            "GET /api/x failed: java.lang.IllegalStateException: no route"
                + " (and 59 more of the kind since the last line)");
    assertThat(lines.get(0).getThrown().getStackTrace()[0].getMethodName())
        .isEqualTo("unreachable");
    assertThat(lines.subList(1, 3)).allMatch(line -> line.getThrown() == null);
  }

  @Test
  void ofAnotherKindAreToldAtOnce() {
    fail(unreachable());
    fail(new IllegalArgumentException("another"));
    fail(new IllegalStateException("elsewhere"));

    assertThat(lines).hasSize(3).allMatch(line -> line.getThrown() != null);
  }

  @Test
  void areNoLongerThanALineMayBe() {
    fail(new IllegalStateException("?, ".repeat(70_000)));

    assertThat(lines.get(0).getMessage().length()).isLessThan(600);
    assertThat(lines.get(0).getThrown().getMessage().length()).isLessThan(600);
  }
}
