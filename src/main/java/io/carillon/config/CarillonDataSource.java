package io.carillon.config;

import java.io.File;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Opens connections to the configured database. Every server pools it through the standard data
 * source definition on {@link Schema}, so that settings alone choose the database everywhere.
 */
public class CarillonDataSource implements DataSource {

  private static final Pattern H2_FILE = Pattern.compile("jdbc:h2:file:([^;]+)");
  private static final long LEAST_ROOM = 16L << 20;
  private static final String DISK_FULL = "53100";

  /**
   * What PostgreSQL is to hold against a process that has stopped, or whose host or network is
   * gone: it would keep a transaction's locks for ever, and a dead connection for two hours. Who
   * holds a counter has less time ({@link Database#limitIdle}).
   */
  private static final String SESSION =
      "-c statement_timeout=30s -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s"
          + " -c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=2"
          + " -c tcp_user_timeout=10s -c timezone=UTC";

  private final Settings.Db db;
  private PrintWriter logWriter;
  private int loginTimeout;

  /** Called by the container's pool. */
  public CarillonDataSource() {
    this(SettingsProducer.read().db());
  }

  public CarillonDataSource(Settings.Db db) {
    this.db = db;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return LastingConnection.open(this::open, db.vendor());
  }

  /** Who connects is a setting, whatever a pool says: WildFly 39 names an empty user. */
  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  /** A connection that ends with its session in the database. */
  public Connection open() throws SQLException {
    Properties properties = new Properties();
    if (!db.user().isEmpty()) {
      properties.setProperty("user", db.user());
      properties.setProperty("password", db.password());
    }
    if (db.vendor() == Database.POSTGRESQL) {
      properties.setProperty("ApplicationName", "carillon");
      properties.setProperty("reWriteBatchedInserts", "true");
      properties.setProperty("connectTimeout", "5");
      properties.setProperty("socketTimeout", "35");
      properties.setProperty("tcpKeepAlive", "true");
      properties.setProperty("socketFactory", WatchedSockets.class.getName());
      properties.setProperty("options", SESSION);
    }
    requireRoom();
    return db.vendor().driver().connect(db.url(), properties);
  }

  /**
   * H2 2.3 closes its database when a write fails. Opened again while the disk is still full, it
   * fails again and keeps the lock on its file, until the process ends.
   */
  private void requireRoom() throws SQLException {
    Matcher file = H2_FILE.matcher(db.url());
    if (file.lookingAt()) {
      File folder = new File(file.group(1)).getAbsoluteFile().getParentFile();
      if (folder.exists() && folder.getUsableSpace() < LEAST_ROOM) {
        throw new SQLException("the disk of the database is full", DISK_FULL);
      }
    }
  }

  @Override
  public PrintWriter getLogWriter() {
    return logWriter;
  }

  @Override
  public void setLogWriter(PrintWriter out) {
    this.logWriter = out;
  }

  @Override
  public void setLoginTimeout(int seconds) {
    this.loginTimeout = seconds;
  }

  @Override
  public int getLoginTimeout() {
    return loginTimeout;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("logs through the driver");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    throw new SQLException("not a " + type.getName());
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }

  /** WildFly refuses a data source definition that sets no property at all. */
  public void setDescription(String description) {
    // Nothing depends on it.
  }
}
