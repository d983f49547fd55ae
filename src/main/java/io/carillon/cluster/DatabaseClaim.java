package io.carillon.cluster;

import io.carillon.config.CarillonDataSource;
import io.carillon.config.Claim;
import io.carillon.config.Database;
import io.carillon.config.Settings;
import io.carillon.task.RepeatedTask;
import io.carillon.task.RepeatedTask.Importance;
import io.carillon.task.RepeatedTasks;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Claims the database, for this node alone or together with others that are part of the cluster:
 * one that isn't would not deliver what the others store. PostgreSQL holds an advisory lock, shared
 * by the nodes of a cluster, for as long as our connection lives, so a killed node frees it at
 * once; H2 locks its file by itself. The connection is asked for a sign of life every second, and
 * PostgreSQL ends it when it has heard nothing for a while, so that a node whose host has lost its
 * power makes room for the one that replaces it; until then that one waits. Starts before anything
 * else touches the database.
 */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class DatabaseClaim {

  private static final Logger LOG = Logger.getLogger(DatabaseClaim.class.getName());
  private static final long LOCK_KEY = 0x636172696c6c6f6eL;
  private static final Duration CHECK = Duration.ofSeconds(1);

  /** How long another node may keep a claim that it can't use any more, and some seconds more. */
  private static final Duration PATIENCE = Claim.GIVEN_UP.plusSeconds(5);

  /** PostgreSQL before 14 has no such setting: there only its keep-alive ends a dead connection. */
  private static final String END_WHEN_SILENT =
      "select set_config(name, '"
          + Claim.GIVEN_UP.toSeconds()
          + "s', false) from pg_settings where name = 'idle_session_timeout'";

  @Inject private Settings settings;
  @Inject private Claim claim;
  @Inject private RepeatedTasks tasks;

  private Connection lock;
  private boolean outdone;
  private RepeatedTask checks;

  /**
   * @throws IllegalStateException when the database can't be reached or another node has it
   */
  @PostConstruct
  void claim() {
    settings.keepDataPrivate();
    try {
      await();
    } catch (SQLException e) {
      throw new IllegalStateException(
          "Carillon can't open its database (carillon.db.url): " + e.getMessage(), e);
    }
    if (settings.db().vendor() == Database.H2) {
      claim.keep();
    }
    checks = tasks.start("database-claim", Importance.VITAL, CHECK, this::check);
  }

  private void await() throws SQLException {
    long start = System.nanoTime();
    open();
    if (lock == null) {
      LOG.info(
          "Another Carillon has the database: waiting up to %d s for it to let go"
              .formatted(PATIENCE.toSeconds()));
    }
    while (lock == null && System.nanoTime() - start < PATIENCE.toNanos()) {
      LockSupport.parkNanos(CHECK.toNanos());
      open();
    }
    if (lock == null) {
      throw new IllegalStateException(
          settings.cluster()
              ? "A Carillon without carillon.cluster=true already runs on this database: stop it"
                  + " first."
              : "Another Carillon already runs on this database. Stop it first, or start all of"
                  + " them with carillon.cluster=true.");
    }
  }

  /** Leaves {@code lock} null when another node holds it. */
  private void open() throws SQLException {
    long asked = System.nanoTime();
    Connection connection = new CarillonDataSource(settings.db()).open();
    try {
      if (settings.db().vendor() == Database.H2 || locked(connection)) {
        lock = connection;
        claim.confirm(asked);
      }
    } finally {
      if (lock == null) {
        connection.close();
      }
    }
  }

  private boolean locked(Connection connection) throws SQLException {
    String function = settings.cluster() ? "pg_try_advisory_lock_shared" : "pg_try_advisory_lock";
    try (Statement statement = connection.createStatement()) {
      statement.execute(END_WHEN_SILENT);
      try (ResultSet result = statement.executeQuery("select " + function + "(" + LOCK_KEY + ")")) {
        return result.next() && result.getBoolean(1);
      }
    }
  }

  /** A restarted database has forgotten the lock: take it again. */
  private synchronized void check() {
    long asked = System.nanoTime();
    try {
      if (lock != null) {
        if (settings.db().vendor().answers(lock)) {
          claim.confirm(asked);
          return;
        }
        claim.lose();
        LOG.warning(
            "The connection that claims the database for this node is lost: nothing is written"
                + " until there is one again");
        release();
      }
      open();
      if (lock != null) {
        LOG.info("The database is claimed again");
      } else if (!outdone) {
        LOG.severe(
            "Another Carillon has claimed this database, or a lost connection still does for some"
                + " seconds. If it stays so, stop one of the two");
      }
      outdone = lock == null;
    } catch (SQLException e) {
      LOG.log(Level.FINE, "The database can't be reached", e);
    }
  }

  @PreDestroy
  void stop() {
    if (checks != null) {
      checks.stop();
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
