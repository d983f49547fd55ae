package io.carillon.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Live frames")
class LiveOrderTest {

  private final List<String> delivered = new ArrayList<>();
  private final LiveOrder order = new LiveOrder();

  private void fill(LiveOrder.Place place, String text) {
    place.fill(() -> delivered.add(text));
  }

  @Test
  void goOutInTheOrderOfTheirIds() {
    LiveOrder.Place first = order.next(1);
    LiveOrder.Place second = order.next(2);
    LiveOrder.Place third = order.next(3);
    fill(third, "3");
    second.leaveEmpty();
    assertThat(delivered).isEmpty();

    fill(first, "1");

    assertThat(delivered).containsExactly("1", "3");
  }

  @Test
  void dontWaitForACallerWhoseIdsTheDatabaseHasGivenAgain() {
    LiveOrder.Place before = order.next(7);
    LiveOrder.Place dead = order.next(8);
    LiveOrder.Place deadToo = order.next(9);
    LiveOrder.Place again = order.next(8);
    fill(again, "8");
    assertThat(delivered).isEmpty();

    fill(before, "7");
    assertThat(delivered).containsExactly("7", "8");

    LiveOrder.Place next = order.next(9);
    dead.leaveEmpty();
    deadToo.leaveEmpty();
    fill(next, "9");
    assertThat(delivered).containsExactly("7", "8", "9");
  }
}
