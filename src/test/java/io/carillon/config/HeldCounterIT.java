package io.carillon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.carillon.it.Postgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("long")
@DisplayName("A transaction that falls silent")
class HeldCounterIT {

  private static final String COUNTER = "message";

  private static Postgres postgres;
  private static CarillonDataSource dataSource;
  private static IdCounter ids;

  @BeforeAll
  static void start() {
    postgres = Postgres.startIn(Path.of("target", "it", "database-of-held-counter"));
    Map<String, String> environment = postgres.settings();
    Settings settings =
        new SettingsReader(
                name ->
                    Optional.ofNullable(
                        environment.get(name.toUpperCase(Locale.ROOT).replace('.', '_'))))
            .read();
    Schema.migrate(settings.db());
    dataSource = new CarillonDataSource(settings.db());
    Claim claim = new Claim();
    claim.keep();
    ids = new IdCounter(settings, claim);
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  private static Connection transaction() throws SQLException {
    Connection connection = dataSource.open();
    connection.setAutoCommit(false);
    return connection;
  }

  @Test
  void losesACounterToOthersWhoWaitAndIsTold() throws SQLException {
    try (Connection silent = transaction();
        Connection other = transaction()) {
      long lost = ids.take(silent, COUNTER, 1);

      assertThat(ids.take(other, COUNTER, 1)).isEqualTo(lost);
      assertThatThrownBy(silent::commit).isInstanceOf(SQLException.class);
    }
  }

  @Test
  void losesACounterThatItOnlyKeepsAsItIs() throws SQLException {
    try (Connection silent = transaction();
        Connection other = transaction()) {
      ids.lock(silent, COUNTER);

      ids.lock(other, COUNTER);
      assertThatThrownBy(silent::commit).isInstanceOf(SQLException.class);
    }
  }

  @Test
  void goesOnWhenItHoldsNone() throws SQLException {
    try (Connection silent = transaction();
        Connection holder = transaction();
        Connection other = transaction();
        Statement statement = silent.createStatement()) {
      statement.execute("update app_user set full_name = full_name");
      ids.take(holder, COUNTER, 1);
      ids.take(other, COUNTER, 1); // When the holder's time is up.

      silent.commit();
    }
  }

  /** No test on one machine loses its power: what the session has is all that can be seen. */
  @ParameterizedTest
  @CsvSource({
    "tcp_keepalives_idle, 5",
    "tcp_keepalives_interval, 2",
    "tcp_keepalives_count, 2",
    "tcp_user_timeout, 10000",
    "idle_in_transaction_session_timeout, 1min"
  })
  void isOverWhenItsHostIsGone(String setting, String value) throws SQLException {
    try (Connection connection = dataSource.open();
        Statement statement = connection.createStatement();
        ResultSet shown = statement.executeQuery("show " + setting)) {
      shown.next();
      assertThat(shown.getString(1)).isEqualTo(value);
    }
  }
}
