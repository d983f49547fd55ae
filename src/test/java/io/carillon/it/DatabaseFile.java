package io.carillon.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** The embedded database of a server that isn't running. */
final class DatabaseFile {

  private static final String NAME = "carillon";
  private static final String EXTENSION = ".mv.db";

  private final Path folder;

  private DatabaseFile(Path folder) {
    this.folder = folder;
  }

  /** In a data folder. */
  static DatabaseFile in(Path data) {
    return new DatabaseFile(data.resolve("db"));
  }

  /** Makes it, with its tables. */
  DatabaseFile create() {
    Flyway.configure()
        .placeholders(Map.of("only-with-ref", "", "by-code-point", ""))
        .dataSource(url(), "", "")
        .load()
        .migrate();
    return this;
  }

  /** A copy of it as it lies there, to be looked at without opening, and so repairing, it. */
  DatabaseFile copyTo(Path other) {
    try {
      Files.createDirectories(other);
      Files.copy(folder.resolve(NAME + EXTENSION), other.resolve(NAME + EXTENSION));
      return new DatabaseFile(other);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void update(String... statements) {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.executeUpdate(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** The one number that a query answers. */
  long number(String query) {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private String url() {
    return "jdbc:h2:file:"
        + folder.resolve(NAME).toAbsolutePath()
        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
  }
}
