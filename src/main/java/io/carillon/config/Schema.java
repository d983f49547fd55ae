package io.carillon.config;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/**
 * Brings the database to this version's schema before anything else uses it. Runs outside the
 * container's pool and transactions, since migrations hold their own.
 *
 * <p>Payara's pool keeps connections that a restarted database has long forgotten, and fails with
 * them for ever, unless it is told to look; once a second is enough. By a query: H2 2.3 closes its
 * database when the disk is full, and connections go on calling themselves valid. Nobody waits long
 * for a connection, since who waits holds a thread. Other servers' pools pass over these
 * properties.
 */
@Startup
@Singleton
@DependsOn("DatabaseClaim")
@TransactionManagement(TransactionManagementType.BEAN)
@DataSourceDefinition(
    name = "java:app/jdbc/carillon",
    className = "io.carillon.config.CarillonDataSource",
    minPoolSize = 2,
    maxPoolSize = 20,
    properties = {
      "description=Carillon",
      "fish.payara.is-connection-validation-required=true",
      "fish.payara.connection-validation-method=table",
      "fish.payara.validation-table-name=" + Database.ONE_ROW,
      "fish.payara.validate-atmost-once-period-in-seconds=1",
      "fish.payara.skip-client-info-validation=true",
      "fish.payara.max-wait-time-in-millis=3000"
    })
public class Schema {

  private static final Logger LOG = Logger.getLogger(Schema.class.getName());

  @Inject private Settings settings;
  @Inject private EffectiveSettings given;

  /**
   * @throws IllegalStateException when the database was written by a newer version
   */
  @PostConstruct
  void start() {
    if (!given.isConfigured("carillon.db.url") && !given.isConfigured("carillon.data")) {
      LOG.warning(
          "No database is set (carillon.db.url, CARILLON_DB_URL): this is an embedded one, in "
              + settings.data()
              + ". Set carillon.data if that is what you want.");
    }
    migrate(settings.db());
  }

  static void migrate(Settings.Db db) {
    Flyway flyway =
        Flyway.configure(Schema.class.getClassLoader())
            .dataSource(new CarillonDataSource(db))
            .locations("classpath:db/migration")
            // Not the database's user, whose name would be read for placeholders.
            .installedBy("carillon")
            .placeholders(
                Map.of(
                    "only-with-ref", db.vendor().onlyRowsWhere("client_ref is not null"),
                    "by-code-point", db.vendor().byCodePoint()))
            .load();
    MigrationInfo applied = flyway.info().current();
    for (MigrationInfo known : flyway.info().all()) {
      if (known.getState().isApplied() && !known.getState().isResolved()) {
        throw new IllegalStateException(
            "The database has schema version "
                + applied.getVersion()
                + ", newer than this Carillon knows. Install the version that wrote it, or restore a"
                + " backup from before the upgrade.");
      }
    }
    flyway.migrate();
  }
}
