package io.carillon.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.config.Settings;
import io.carillon.delivery.Connection;
import io.carillon.delivery.Connections;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatedUpgradeTest {

  private final Containers container = new Containers();
  private boolean ours = true;
  private WebConnection engines;

  @BeforeEach
  void upgrade() {
    Connection connection = Connections.of(1, 8, ended -> {});
    GatedUpgrade upgrade = new GatedUpgrade();
    upgrade.guard(
        new Engine(),
        new ConnectionPrincipal(connection, Unfinished.of(connection)),
        new FrameGuard(
            connection,
            new Settings.Limits(12, 100, 300, 5, 1, OptionalInt.empty(), 8, 1_000),
            Unfinished.of(connection)),
        Optional.empty(),
        () -> ours);
    upgrade.init(container);
  }

  @Test
  void theEngineClosesItsConnection() throws Exception {
    engines.close();

    assertThat(container.closed).isEqualTo(1);
  }

  @Test
  void butNotOneThatTheContainerUsesForAnotherByNow() throws Exception {
    ours = false;
    engines.close();

    assertThat(container.closed).isZero();
  }

  private final class Engine implements HttpUpgradeHandler {

    @Override
    public void init(WebConnection connection) {
      engines = connection;
    }

    @Override
    public void destroy() {}
  }

  private static final class Containers implements WebConnection {

    int closed;

    @Override
    public ServletInputStream getInputStream() {
      throw new UnsupportedOperationException();
    }

    @Override
    public ServletOutputStream getOutputStream() {
      return null;
    }

    @Override
    public void close() {
      closed++;
    }
  }
}
