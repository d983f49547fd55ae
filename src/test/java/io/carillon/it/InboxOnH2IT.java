package io.carillon.it;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("The inbox on the embedded H2")
@ExtendWith(CarillonExtension.class)
class InboxOnH2IT extends InboxContract {

  private final Carillon shared;

  InboxOnH2IT(Carillon shared) {
    this.shared = shared;
  }

  @Override
  Carillon server() {
    return shared;
  }
}
