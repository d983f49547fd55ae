package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A PostgreSQL that keeps its promises, to be killed and brought back on the same data and port.
 */
public final class Postgres implements AutoCloseable {

  /** And the password. */
  private static final String USER = "postgres";

  private final Path data;
  private final Map<String, String> configuration;
  private EmbeddedPostgres server;

  private Postgres(Path data, Map<String, String> configuration) {
    this.data = data;
    this.configuration = configuration;
  }

  public static Postgres start(String name) {
    return start(name, Map.of());
  }

  /** One with some of its own settings changed. */
  static Postgres start(String name, Map<String, String> configuration) {
    return startIn(Path.of("target", "it", "database-of-" + name), configuration);
  }

  public static Postgres startIn(Path data) {
    return startIn(data, Map.of());
  }

  private static Postgres startIn(Path data, Map<String, String> configuration) {
    Postgres postgres = new Postgres(data, configuration);
    Carillon.makeAnew(data);
    postgres.launch(0);
    return postgres;
  }

  private void launch(int port) {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            // The library turns this off.
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on");
    configuration.forEach(builder::setServerConfig);
    if (port != 0) {
      builder.setPort(port);
    }
    try {
      server = builder.start();
      assertThat(shown("fsync")).isEqualTo("on");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A superuser's, to the database that servers use. */
  public Connection connect() throws SQLException {
    return server.getPostgresDatabase().getConnection();
  }

  public void execute(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** The one that a query answers. */
  public long number(String query) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** The address of another, empty database. */
  String createDatabase(String name) {
    execute("create database " + name);
    return server.getJdbcUrl(USER, name);
  }

  private String shown(String setting) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("show " + setting)) {
      result.next();
      return result.getString(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** A server's settings for using it, with demo data. */
  public Map<String, String> settings() {
    return settings(true);
  }

  Map<String, String> settings(boolean demo) {
    return Map.of(
        "CARILLON_DB_URL",
        server.getJdbcUrl(USER, "postgres"),
        "CARILLON_DB_USER",
        USER,
        "CARILLON_DB_PASSWORD",
        USER,
        "CARILLON_DEMO",
        String.valueOf(demo));
  }

  int port() {
    return server.getPort();
  }

  /** How many of the servers' connections wait for a lock. */
  long waiting() {
    return number(
        "select count(*) from pg_stat_activity"
            + " where application_name = 'carillon' and wait_event_type = 'Lock'");
  }

  /** Stores a message as a node does that is gone before it has told anyone. */
  public void commitMessage(long senderId, long receiverId, String text) {
    String sql =
        "with counter as (update id_counter set last_id = last_id + 1 where name = 'message'"
            + " returning last_id) insert into chat_message (id, sender_id, receiver_id, message,"
            + " created_at) select last_id, ?, ?, ?, current_timestamp from counter";
    try (Connection connection = connect();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setLong(1, senderId);
      insert.setLong(2, receiverId);
      insert.setString(3, text);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** SIGKILL to all its processes, and no clean-up. */
  public void kill() {
    List<ProcessHandle> all = processes();
    signal("-KILL");
    all.forEach(process -> process.onExit().join());
    close(); // The library's lock on the folder.
  }

  /** After a kill. */
  public void restart() {
    launch(server.getPort());
  }

  /** Stops all its processes, which leaves its connections open. */
  public void pause() {
    signal("-STOP");
  }

  public void resume() {
    signal("-CONT");
  }

  private void signal(String signal) {
    List<String> command =
        Stream.concat(
                Stream.of("kill", signal), processes().stream().map(p -> String.valueOf(p.pid())))
            .toList();
    try {
      assertThat(new ProcessBuilder(command).start().waitFor()).isBetween(0, 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The postmaster, whose id is in its data folder, and its children. */
  private List<ProcessHandle> processes() {
    try {
      long postmaster = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0));
      return ProcessHandle.of(postmaster).stream()
          .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
