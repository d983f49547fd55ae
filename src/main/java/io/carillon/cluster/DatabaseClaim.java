package io.carillon.cluster;

import io.carillon.config.CarillonDataSource;
import io.carillon.config.Database;
import io.carillon.config.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Claims the database, for this node alone or together with others that are part of the cluster:
 * one that isn't would not deliver what the others store. PostgreSQL holds an advisory lock, shared
 * by the nodes of a cluster, for as long as our connection lives, so a killed node frees it at
 * once; H2 locks its file by itself. Starts before anything else touches the database.
 */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class DatabaseClaim {

  private static final Logger LOG = Logger.getLogger(DatabaseClaim.class.getName());
  private static final long LOCK_KEY = 0x636172696c6c6f6eL;
  private static final int CHECK_SECONDS = 5;

  @Inject private Settings settings;
  @Resource private ManagedThreadFactory threads;

  private Connection lock;
  private ScheduledExecutorService checks;

  /**
   * @throws IllegalStateException when the database can't be reached or another node has it
   */
  @PostConstruct
  void claim() {
    try {
      open();
    } catch (SQLException e) {
      throw new IllegalStateException(
          "Carillon can't open its database (carillon.db.url): " + e.getMessage(), e);
    }
    if (lock == null) {
      throw new IllegalStateException(
          settings.cluster()
              ? "A Carillon without carillon.cluster=true already runs on this database: stop it"
                  + " first."
              : "Another Carillon already runs on this database. Stop it first, or start all of"
                  + " them with carillon.cluster=true.");
    }
    checks = Executors.newSingleThreadScheduledExecutor(threads);
    checks.scheduleWithFixedDelay(this::check, CHECK_SECONDS, CHECK_SECONDS, TimeUnit.SECONDS);
  }

  /** Leaves {@code lock} null when another node holds it. */
  private void open() throws SQLException {
    Connection connection = new CarillonDataSource(settings.db()).open();
    if (settings.db().vendor() == Database.H2 || locked(connection)) {
      lock = connection;
    } else {
      connection.close();
    }
  }

  private boolean locked(Connection connection) throws SQLException {
    String function = settings.cluster() ? "pg_try_advisory_lock_shared" : "pg_try_advisory_lock";
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select " + function + "(" + LOCK_KEY + ")")) {
      return result.next() && result.getBoolean(1);
    }
  }

  /** A restarted database has forgotten the lock: take it again. */
  private synchronized void check() {
    try {
      if (lock != null && settings.db().vendor().answers(lock)) {
        return;
      }
      release();
      open();
      LOG.log(
          lock == null ? Level.SEVERE : Level.INFO,
          lock == null
              ? "Another Carillon has claimed this database for itself: stop one of the two"
              : "Database connection restored");
    } catch (SQLException e) {
      LOG.log(Level.WARNING, "The database can''t be reached: {0}", e.getMessage());
    }
  }

  @PreDestroy
  void stop() {
    if (checks != null) {
      checks.shutdownNow();
    }
    synchronized (this) {
      try {
        release();
      } catch (SQLException e) {
        LOG.log(Level.FINE, "Closing the lock's connection failed", e);
      }
    }
  }

  private void release() throws SQLException {
    Connection held = lock;
    lock = null;
    if (held != null) {
      held.close();
    }
  }
}
