package io.carillon.bench.server;

import io.carillon.bench.figures.ProcessTree;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** A PostgreSQL of its own that keeps what it has committed, as it does by default. */
final class Postgres implements Storage {

  private static final List<String> DURABILITY =
      List.of("fsync", "synchronous_commit", "full_page_writes");

  private final EmbeddedPostgres server;
  private final long pid;

  private Postgres(EmbeddedPostgres server, long pid) {
    this.server = server;
    this.pid = pid;
  }

  static Postgres start(Path data) throws IOException {
    EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setDataDirectory(data);
    // The library turns the first two off, the second with an option that a setting overrides.
    DURABILITY.forEach(setting -> builder.setServerConfig(setting, "on"));
    EmbeddedPostgres server = builder.start();
    try {
      requireDurability(server);
      String first = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
      return new Postgres(server, Long.parseLong(first.strip()));
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** A fast number without it would be worth nothing. */
  private static void requireDurability(EmbeddedPostgres server) throws IOException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      for (String setting : DURABILITY) {
        try (ResultSet row = statement.executeQuery("show " + setting)) {
          if (!row.next() || !row.getString(1).equals("on")) {
            throw new IOException("PostgreSQL doesn't run with " + setting + " on");
          }
        }
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "carillon.db.url", server.getJdbcUrl("postgres", "postgres"),
        "carillon.db.user", "postgres",
        "carillon.db.password", "postgres");
  }

  @Override
  public List<ProcessTree> processes() {
    return List.of(new ProcessTree("database", pid));
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
