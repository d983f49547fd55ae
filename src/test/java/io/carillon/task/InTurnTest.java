package io.carillon.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InTurnTest {

  @Test
  void oneThatThrowsKeepsNobodyElseFromTheirTurn() {
    List<Integer> done = new ArrayList<>();
    assertThatThrownBy(
            () ->
                InTurn.forEach(
                    List.of(1, 2, 3, 4),
                    item -> {
                      if (item % 2 == 1) {
                        throw new StackOverflowError("of " + item);
                      }
                      done.add(item);
                    }))
        .isInstanceOf(StackOverflowError.class)
        .hasMessage("of 1");
    assertThat(done).containsExactly(2, 4);
  }
}
