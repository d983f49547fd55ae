package io.carillon.it;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("The store on the embedded H2")
@ExtendWith(CarillonExtension.class)
class StoreOnH2IT extends StoreContract {

  private final Carillon shared;

  StoreOnH2IT(Carillon shared) {
    this.shared = shared;
  }

  @Override
  Carillon server() {
    return shared;
  }
}
