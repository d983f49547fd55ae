package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("The store on PostgreSQL")
@ExtendWith(CarillonExtension.class)
class StoreOnPostgresIT extends StoreContract {

  private final OnPostgres shared;

  StoreOnPostgresIT(OnPostgres shared) {
    this.shared = shared;
  }

  @Override
  Carillon server() {
    return shared.carillon();
  }

  @Test
  void aSecondServerOnTheSameDatabaseDoesNotStartAndTheFirstGoesOn() {
    Rest rest = new Rest(server());
    try (ChatClient client = ChatClient.connect(server(), rest.login("alice"))) {
      assertThat(Carillon.startInVain("postgres-second", shared.postgres().settings(false)))
          .contains("Another Carillon already runs on this database");
      client.sendAccepted(rest.login("bob"), "still here");
    }
  }
}
