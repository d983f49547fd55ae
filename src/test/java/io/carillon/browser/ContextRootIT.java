package io.carillon.browser;

import io.carillon.it.Carillon;
import io.carillon.it.OnlyOn;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

@DisplayName("The pages below a context root")
@OnlyOn(
    value = {"wildfly", "payara-server"},
    because = "the executable jar has it at the root only")
class ContextRootIT extends PagesContract {

  private static Carillon own;

  ContextRootIT() {
    super(own);
  }

  @BeforeAll
  static void startOwn() {
    own = Carillon.startAt("/campus", "context-root", Map.of());
  }

  @AfterAll
  static void stopOwn() {
    if (own != null) {
      own.close();
    }
  }
}
