package io.carillon.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The account of messages")
class LedgerTest {

  private static final long MILLI = 1_000_000;

  private final List<Message> finished = new ArrayList<>();
  private final Ledger ledger = new Ledger(3, finished::add);

  private Message send(int sender) {
    return ledger.send(sender, 0, 0);
  }

  @Test
  void finishesAMessageWhenBothHaveComeInEitherOrder() {
    Message first = send(0);
    Message second = send(0);
    ledger.acknowledged(0, 10, 1);
    assertThat(finished).isEmpty();
    ledger.delivered(0, 0, 10, 2);
    assertThat(finished).containsExactly(first);
    ledger.delivered(0, 1, 11, 3);
    ledger.acknowledged(0, 11, 4);

    assertThat(finished).containsExactly(first, second);
    assertThat(ledger.allFinished()).isTrue();
    assertThat(ledger.balance()).isEqualTo(new Balance(2, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void joinsByIdWhateverTheOrderOfTheAnswers() {
    Phase phase = new Phase();
    ledger.enter(phase);
    ledger.send(0, 0, 0);
    ledger.send(1, 0, 0);
    ledger.acknowledged(1, 10, 7 * MILLI);
    ledger.acknowledged(0, 11, 1 * MILLI);
    ledger.delivered(1, 0, 10, 9 * MILLI);
    ledger.delivered(0, 0, 11, 2 * MILLI);

    assertThat(finished).extracting(Message::sender).containsExactly(1, 0);
    assertThat(Latency.millis(phase.acknowledgement(), 100)).isBetween(6.9, 7.1);
    assertThat(Latency.millis(phase.acknowledgement(), 0)).isBetween(0.9, 1.1);
    assertThat(Latency.millis(phase.delivery(), 100)).isBetween(8.9, 9.1);
  }

  @Test
  void countsWhatWasAcknowledgedAndNeverCame() {
    send(0);
    send(1);
    ledger.acknowledged(0, 10, 1);
    ledger.acknowledged(1, 11, 1);
    ledger.delivered(1, 0, 11, 2);

    assertThat(ledger.allFinished()).isFalse();
    assertThat(ledger.balance()).isEqualTo(new Balance(2, 1, 0, 0, 0, 0, 0));
  }

  @Test
  void countsAnAcknowledgementUnderAnotherIdThanTheDeliverysAsALoss() {
    send(0);
    ledger.delivered(0, 0, 10, 1);
    ledger.acknowledged(0, 11, 2);

    assertThat(finished).isEmpty();
    assertThat(ledger.balance().lostAfterAck()).isEqualTo(1);
  }

  @Test
  void countsWhatWasNeverAcknowledgedDeliveredOrNot() {
    send(0);
    send(1);
    send(2);
    ledger.delivered(0, 0, 10, 1);
    ledger.refused();

    assertThat(ledger.balance()).isEqualTo(new Balance(3, 0, 2, 1, 0, 0, 0));
  }

  @Test
  void countsDuplicatesAlsoUnderAnotherId() {
    send(0);
    ledger.acknowledged(0, 10, 1);
    ledger.delivered(0, 0, 10, 2);
    ledger.delivered(0, 0, 10, 3);
    ledger.delivered(0, 0, 12, 4);

    assertThat(finished).hasSize(1);
    assertThat(ledger.balance()).isEqualTo(new Balance(1, 0, 0, 0, 2, 0, 0));
  }

  @Test
  void countsDeliveriesAndAcknowledgementsOutOfOrder() {
    send(0);
    send(0);
    send(0);
    ledger.delivered(0, 1, 11, 1);
    ledger.delivered(0, 0, 10, 2);
    ledger.delivered(0, 2, 12, 3);
    assertThat(ledger.balance().outOfOrder()).isEqualTo(1);
    ledger.acknowledged(0, 12, 4);
    ledger.acknowledged(0, 10, 5);
    ledger.acknowledged(0, 11, 6);

    assertThat(ledger.balance()).isEqualTo(new Balance(3, 0, 0, 0, 0, 3, 0));
  }

  @Test
  void countsWhatNobodySent() {
    send(0);
    ledger.delivered(0, 1, 10, 1);
    ledger.delivered(-1, -1, 11, 1);
    ledger.delivered(3, 0, 12, 1);

    assertThat(ledger.balance().unknown()).isEqualTo(3);
  }

  @Test
  void countsArrivalsForThePhaseTheyFallInAndLatenciesForThePhaseOfTheSchedule() {
    Phase warmUp = new Phase();
    ledger.enter(warmUp);
    ledger.send(0, 0, 0);
    Phase measured = new Phase();
    ledger.enter(measured);
    ledger.acknowledged(0, 10, MILLI);
    ledger.delivered(0, 0, 10, MILLI);

    assertThat(warmUp.acknowledged()).isZero();
    assertThat(measured.acknowledged()).isEqualTo(1);
    assertThat(measured.delivered()).isEqualTo(1);
    assertThat(warmUp.acknowledgement().getTotalCount()).isEqualTo(1);
    assertThat(measured.acknowledgement().getTotalCount()).isZero();
  }
}
