package io.carillon.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ChangedUsersTest {

  private static final long TROUBLED = 7;

  private final ChangedUsers changed = new ChangedUsers();
  private final Set<Long> done = new HashSet<>();

  private void act(Set<Long> batch) {
    if (batch.contains(TROUBLED)) {
      throw new IllegalStateException("for the test");
    }
    done.addAll(batch);
  }

  private void look() {
    changed.forEachBatch(this::act);
  }

  private static Set<Long> upTo(long last) {
    return LongStream.rangeClosed(1, last)
        .boxed()
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  @Test
  void areTakenManyAtATimeAndOnce() {
    changed.add(upTo(1_200));
    Set<Integer> sizes = new LinkedHashSet<>();
    changed.forEachBatch(batch -> sizes.add(batch.size()));
    assertThat(sizes).containsExactly(500, 200);
    look();
    assertThat(done).isEmpty();
  }

  /** The watch looks twice a second and has two. */
  @Test
  void oneWhoThrowsKeepsNobodyElseForLong() {
    changed.add(upTo(1_200));
    for (int i = 0; i < 4; i++) {
      assertThatThrownBy(this::look).isInstanceOf(IllegalStateException.class);
    }
    Set<Long> others = upTo(1_200);
    others.remove(TROUBLED);
    assertThat(done).isEqualTo(others);
  }

  @Test
  void oneWhoThrowsIsTriedAgainAndAgain() {
    changed.add(Set.of(TROUBLED));
    assertThatThrownBy(this::look).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(this::look).isInstanceOf(IllegalStateException.class);
    changed.forEachBatch(done::addAll);
    assertThat(done).containsExactly(TROUBLED);
  }

  @Test
  void oneWhoChangesMeanwhileIsTakenOnceMore() {
    changed.add(Set.of(1L));
    changed.forEachBatch(
        batch -> {
          if (done.isEmpty()) {
            changed.add(new UserChanged(1));
          }
          act(batch);
        });
    assertThat(done).containsExactly(1L);
  }
}
