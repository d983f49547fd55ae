package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.it.Rest.Person;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("Rooms are joined before the handshake is answered")
@ExtendWith(CarillonExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoomsBeforeHandshakeIT {

  private static final int ROUNDS = 100;

  private final Carillon carillon;
  private final Person alice;
  private final Person bob;

  RoomsBeforeHandshakeIT(Carillon carillon) {
    this.carillon = carillon;
    Rest rest = new Rest(carillon);
    this.alice = rest.login("alice");
    this.bob = rest.login("bob");
  }

  @Test
  void aMessageSentTheMomentTheHandshakeIsAnsweredArrives() {
    try (ChatClient sender = ChatClient.connect(carillon, alice)) {
      for (int round = 0; round < ROUNDS; round++) {
        try (RawSocket receiver = Handshake.with(bob.token()).open(carillon)) {
          sender.send(bob, "round " + round);
          assertThat(receiver.read().text()).contains("\"round " + round + "\"");
        }
        assertThat(sender.next().getString("type")).isEqualTo("message_sent");
      }
    }
  }

  @RepeatedTest(3)
  void aReceiverThatGoesAwayRightAfterTheAnswerHarmsNobody() {
    try (ChatClient sender = ChatClient.connect(carillon, alice);
        ChatClient receiver = ChatClient.connect(carillon, bob)) {
      for (int round = 0; round < ROUNDS; round++) {
        Handshake.with(bob.token()).open(carillon).close();
        sender.sendAccepted(bob, "round " + round);
        assertThat(receiver.next().getString("message")).isEqualTo("round " + round);
      }
    }
  }
}
