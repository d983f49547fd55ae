package io.carillon.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteBudgetTest {

  private final ByteBudget budget = new ByteBudget(800);

  @Test
  void givesAPersonAnEighth() {
    assertThat(budget.take(1, 60)).isTrue();
    assertThat(budget.take(1, 41)).isFalse();
    assertThat(budget.take(1, 40)).isTrue();
    assertThat(budget.held()).isEqualTo(100);
  }

  @Test
  void keepsRoomForOneMoreHoweverManyTakeAllTheyCan() {
    for (long person = 1; person <= 30; person++) {
      long next = person;
      assertThat(budget.take(next, 1)).as("person %d", person).isTrue();
      while (budget.take(next, 1)) {
        assertThat(budget.held()).isLessThan(800);
      }
    }
  }

  @Test
  void takesBackWhatItGave() {
    assertThat(budget.take(1, 100)).isTrue();
    budget.giveBack(1, 30);
    assertThat(budget.take(1, 31)).isFalse();
    assertThat(budget.take(1, 30)).isTrue();
    budget.giveBack(1, 100);
    assertThat(budget.held()).isZero();
  }
}
