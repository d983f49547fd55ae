package io.carillon.browser;

import io.carillon.it.Carillon;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The pages")
class PagesIT extends PagesContract {

  PagesIT(Carillon carillon) {
    super(carillon);
  }
}
