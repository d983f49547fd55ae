package io.carillon.it;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

@Tag("long")
@DisplayName("An earlier version's H2")
class MigrationOnH2IT extends MigrationContract {

  @Override
  EarlierDatabase empty(String name) {
    return EarlierDatabase.h2("mem:" + name + ";DB_CLOSE_DELAY=-1");
  }

  @Override
  Carillon serverOnDatabaseOf(int version) {
    return Carillon.start(
        "migration-h2",
        Map.of("CARILLON_DEMO", "false"),
        data -> EarlierDatabase.h2("file:" + data.resolve("db/carillon")).create(version));
  }
}
