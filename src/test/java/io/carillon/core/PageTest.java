package io.carillon.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PageTest {

  private static List<Sized> found(int items, long bytesOfEach) {
    return LongStream.range(0, items).mapToObj(id -> new Sized(id, bytesOfEach)).toList();
  }

  private static int cut(int limit, List<Sized> found) {
    return new Page(OptionalLong.empty(), OptionalLong.empty(), limit).cut(found).size();
  }

  @Test
  void endsAtItsLimit() {
    assertThat(cut(10, found(11, 5))).isEqualTo(10);
    assertThat(cut(10, found(3, 5))).isEqualTo(3);
    assertThat(cut(10, List.of())).isZero();
  }

  @Test
  void endsAfterAMebibyteButHasOneItemAtLeast() {
    assertThat(cut(10, found(11, 300_000))).isEqualTo(3);
    assertThat(cut(10, found(11, 2_000_000))).isEqualTo(1);
  }
}
