package io.carillon.socket;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpUpgradeHandler;
import org.junit.jupiter.api.Test;

class CatalinaRequestTest {

  /** As much as is needed of Catalina's. */
  private static class Request {
    HttpUpgradeHandler httpUpgradeHandler = new GatedUpgrade();
  }

  private static final class Facade extends Request {}

  private final Request kept = new Facade();
  private final CatalinaRequest request = new CatalinaRequest(kept, false);

  @Test
  void forgetsAnUpgradeHandler() {
    request.forget(kept.httpUpgradeHandler);

    assertThat(kept.httpUpgradeHandler).isNull();
  }

  @Test
  void keepsThatOfWhoeverHasTheRequestByNow() {
    HttpUpgradeHandler anothers = kept.httpUpgradeHandler;
    request.forget(new GatedUpgrade());

    assertThat(kept.httpUpgradeHandler).isSameAs(anothers);
  }
}
