package io.carillon.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Carillon;
import io.carillon.it.Hoarders;
import io.carillon.it.Hoarders.Way;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A server of 512 MB and students who make it hold all they can")
class HoardingSoak {

  private static final Duration QUIET = Duration.ofSeconds(20);
  private static final int ROUNDS = 4;
  private static final Duration ROUND = Duration.ofSeconds(20);

  @ParameterizedTest
  @EnumSource
  void withstandsEachWay(Way way) throws Exception {
    try (Carillon carillon = SmallServer.start("hoarding-" + way);
        Hoarders hoarders = Hoarders.prepare(carillon, way);
        PacedChat chat = PacedChat.start(carillon)) {
      hoarders.hoard();
      chat.measure(ROUND);
      SmallServer.assertWell(carillon);
    }
  }

  @Test
  void withstandsAllAtOnceWhileChatGoesOn() throws Exception {
    try (Carillon carillon = SmallServer.start("hoarding")) {
      List<Hoarders> all =
          Stream.of(Way.values()).map(way -> Hoarders.prepare(carillon, way)).toList();
      try (PacedChat chat = PacedChat.start(carillon)) {
        chat.measure(QUIET);
        Duration before = chat.measure(QUIET);
        for (int round = 0; round < ROUNDS; round++) {
          all.parallelStream().forEach(Hoarders::hoard);
          Duration beside = chat.measure(ROUND);
          System.out.printf("p99 %d ms, before %d ms%n", beside.toMillis(), before.toMillis());
          assertThat(beside).isLessThan(before.multipliedBy(2));
          SmallServer.assertWell(carillon);
          all.forEach(Hoarders::letGo);
        }
      }
    }
  }
}
