package io.carillon.api;

import io.carillon.config.Settings;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Asks the database for a sign of life, through the pool that everything else uses.
 *
 * <p>A session bean, since Payara 6 (6.2025.10) never forgets a managed thread that has taken a
 * connection outside of one, and each check has a thread of its own.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DatabasePing {

  @Resource(lookup = "java:app/jdbc/carillon")
  private DataSource dataSource;

  @Inject private Settings settings;

  /** Whether it takes writes, once it has answered. */
  public boolean writable() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select 1");
      return settings.db().vendor().writable(connection);
    }
  }
}
