package io.carillon.it;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * A database as an earlier version of the application left it, with rows of each kind that it knew.
 *
 * @param placeholders what the migrations' own words stand for on this database
 */
record EarlierDatabase(String url, String user, String password, Map<String, String> placeholders) {

  private static final String TABLES =
      "select table_name from information_schema.tables where table_schema = 'public'"
          + " and table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history'";

  /** H2 keeps all rows in its indexes. */
  static EarlierDatabase h2(String path) {
    return new EarlierDatabase(
        "jdbc:h2:" + path + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
        "",
        "",
        Map.of("only-with-ref", "", "by-code-point", ""));
  }

  static EarlierDatabase postgres(String url) {
    return new EarlierDatabase(
        url,
        "postgres",
        "postgres",
        Map.of(
            "only-with-ref", " where client_ref is not null", "by-code-point", " collate \"C\""));
  }

  /** All schema versions there are, in order. */
  static List<Integer> versions() {
    Flyway flyway = h2("mem:versions").flyway().load();
    return Arrays.stream(flyway.info().all())
        .map(MigrationInfo::getVersion)
        .map(version -> version.getMajor().intValue())
        .toList();
  }

  private FluentConfiguration flyway() {
    return Flyway.configure().placeholders(placeholders).dataSource(url, user, password);
  }

  /** Makes the tables of a version, and rows in them. */
  void create(int version) {
    flyway().target(String.valueOf(version)).load().migrate();
    execute(
        IntStream.rangeClosed(1, version)
            .mapToObj(EarlierDatabase::rows)
            .flatMap(List::stream)
            .toArray(String[]::new));
  }

  void execute(String... statements) {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Statements that fill what came with a version. */
  private static List<String> rows(int since) {
    try (InputStream file = EarlierDatabase.class.getResourceAsStream("/rows/V" + since + ".sql")) {
      return file == null
          ? List.of()
          : Arrays.stream(new String(file.readAllBytes(), StandardCharsets.UTF_8).split(";\\R"))
              .filter(sql -> !sql.isBlank())
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** To the newest version. */
  void migrate() {
    flyway().load().migrate();
  }

  /** The rows of all tables, with their columns by name. */
  Map<String, Collection<Map<String, Object>>> contents() {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet result = statement.executeQuery(TABLES)) {
        while (result.next()) {
          tables.add(result.getString(1));
        }
      }
      Map<String, Collection<Map<String, Object>>> contents = new LinkedHashMap<>();
      for (String table : tables) {
        try (ResultSet result = statement.executeQuery("select * from " + table)) {
          contents.put(table, read(result));
        }
      }
      return contents;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static Collection<Map<String, Object>> read(ResultSet result) throws SQLException {
    Collection<Map<String, Object>> rows = new ArrayList<>();
    ResultSetMetaData columns = result.getMetaData();
    while (result.next()) {
      Map<String, Object> row = new LinkedHashMap<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        row.put(columns.getColumnName(i), result.getObject(i));
      }
      rows.add(row);
    }
    return rows;
  }

  /** Those of {@code later} reduced to the tables and columns of {@code earlier}. */
  static Map<String, Collection<Map<String, Object>>> reduced(
      Map<String, Collection<Map<String, Object>>> later,
      Map<String, Collection<Map<String, Object>>> earlier) {
    return earlier.entrySet().stream()
        .collect(
            toMap(
                Map.Entry::getKey,
                table -> {
                  Collection<String> columns = table.getValue().iterator().next().keySet();
                  Collection<Map<String, Object>> rows = new ArrayList<>();
                  for (Map<String, Object> row : later.get(table.getKey())) {
                    Map<String, Object> some = new LinkedHashMap<>(row);
                    some.keySet().retainAll(columns);
                    rows.add(some);
                  }
                  return rows;
                }));
  }
}
