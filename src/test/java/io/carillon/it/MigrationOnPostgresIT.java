package io.carillon.it;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("long")
@DisplayName("An earlier version's PostgreSQL")
@ExtendWith(CarillonExtension.class)
class MigrationOnPostgresIT extends MigrationContract {

  private final Postgres postgres;

  MigrationOnPostgresIT(OnPostgres shared) {
    this.postgres = shared.postgres();
  }

  @Override
  EarlierDatabase empty(String name) {
    return EarlierDatabase.postgres(postgres.createDatabase(name));
  }

  @Override
  Carillon serverOnDatabaseOf(int version) {
    EarlierDatabase database = empty("migrated");
    database.create(version);
    return Carillon.start(
        "migration-postgres",
        Map.of(
            "CARILLON_DB_URL", database.url(),
            "CARILLON_DB_USER", database.user(),
            "CARILLON_DB_PASSWORD", database.password(),
            "CARILLON_DEMO", "false"));
  }
}
