package io.carillon.soak;

import io.carillon.it.Carillon;
import io.carillon.it.Hoarders;
import io.carillon.it.Hoarders.Way;
import io.carillon.it.OnlyOn;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("A server of 512 MB")
@Tag("long")
@OnlyOn(value = "micro", because = "a full server's heap is configured elsewhere")
class HoardingIT {

  private static final Duration BESIDE = Duration.ofSeconds(10);

  @Test
  void withstandsStudentsWhoMakeItHoldAllTheyCan() throws Exception {
    try (Carillon carillon = SmallServer.start("hoarding-once")) {
      List<Hoarders> all =
          Stream.of(Way.values()).map(way -> Hoarders.prepare(carillon, way)).toList();
      try (PacedChat chat = PacedChat.start(carillon)) {
        all.parallelStream().forEach(Hoarders::hoard);
        chat.measure(BESIDE);
        SmallServer.assertWell(carillon);
      } finally {
        all.forEach(Hoarders::close);
      }
    }
  }
}
