package io.carillon.it;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("The inbox on PostgreSQL")
@ExtendWith(CarillonExtension.class)
class InboxOnPostgresIT extends InboxContract {

  private final OnPostgres shared;

  InboxOnPostgresIT(OnPostgres shared) {
    this.shared = shared;
  }

  @Override
  Carillon server() {
    return shared.carillon();
  }
}
