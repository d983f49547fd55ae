package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.carillon.it.Rest.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dave is the one who is shut out; no other test keeps a token of his. */
@DisplayName("Access ends")
@ExtendWith(CarillonExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT {

  private static final int TOKEN_ENDED = 4401;
  private static final String INACTIVE = "{\"active\":false}";
  private static final String ACTIVE = "{\"active\":true}";

  private final Carillon carillon;
  private final Rest rest;
  private final Person alice;
  private final Person bob;
  private final Person admin;
  private Person dave;
  private ChatClient davesSocket;

  AccessIT(Carillon carillon) {
    this.carillon = carillon;
    this.rest = new Rest(carillon);
    this.alice = rest.login("alice");
    this.bob = rest.login("bob");
    this.admin = rest.login("admin");
  }

  @BeforeEach
  void daveIsConnected() {
    dave = rest.login("dave");
    davesSocket = ChatClient.connect(carillon, dave);
  }

  @AfterEach
  void daveIsActive() {
    setActive(true);
    davesSocket.close();
  }

  private void setActive(boolean active) {
    rest.patch(admin, "/api/admin/users/" + dave.id(), active ? ACTIVE : INACTIVE).is(200);
  }

  private String receivingErrorOf(ChatClient sender) {
    return sender.ask(ChatClient.frame(dave, "are you there")).getString("error", "none");
  }

  @Test
  void logoutClosesEverySocketOfThatToken() {
    try (ChatClient second = ChatClient.connect(carillon, dave)) {
      rest.post(dave, "/api/logout").is(204);
      assertThat(davesSocket.closeCode()).isEqualTo(TOKEN_ENDED);
      assertThat(second.closeCode()).isEqualTo(TOKEN_ENDED);
    }
  }

  @Test
  void logoutClosesSocketsWithinTwoSeconds() {
    davesSocket.assertSilent();
    rest.post(dave, "/api/logout").is(204);
    assertThat(davesSocket.closeCodeWithin(2)).isEqualTo(TOKEN_ENDED);
  }

  @Test
  void logoutLeavesOtherTokensAlone() {
    Person otherDevice = rest.login("dave");
    try (ChatClient other = ChatClient.connect(carillon, otherDevice);
        ChatClient bystander = ChatClient.connect(carillon, alice)) {
      rest.post(dave, "/api/logout").is(204);
      assertThat(davesSocket.closeCode()).isEqualTo(TOKEN_ENDED);

      other.assertSilent();
      long id = bystander.sendAccepted(dave, "to the device that is left");
      assertThat(other.next().getJsonNumber("id").longValue()).isEqualTo(id);
      rest.get(otherDevice, "/api/me").is(200);
    }
  }

  @Test
  void aTokenIsWorthNothingAfterLogout() {
    rest.post(dave, "/api/logout").is(204);
    rest.get(dave, "/api/me").is(401);
    rest.post(dave, "/api/logout").is(401);
    assertThat(Handshake.with(dave.token()).answer(carillon).status()).isEqualTo(403);
  }

  @Test
  void deactivationClosesEverySocketOfTheUser() {
    try (ChatClient other = ChatClient.connect(carillon, rest.login("dave"))) {
      davesSocket.assertSilent();
      setActive(false);
      assertThat(davesSocket.closeCodeWithin(2)).isEqualTo(TOKEN_ENDED);
      assertThat(other.closeCodeWithin(2)).isEqualTo(TOKEN_ENDED);
    }
  }

  @Test
  void aDeactivatedUserIsShutOut() {
    setActive(false);
    rest.tryLogin("dave", "demo").is(401);
    rest.get(dave, "/api/me").is(401);
    assertThat(Handshake.with(dave.token()).answer(carillon).status()).isEqualTo(403);
  }

  @Test
  void nobodyCanWriteToADeactivatedUser() {
    try (ChatClient sender = ChatClient.connect(carillon, alice)) {
      sender.sendAccepted(dave, "while you are here");
      setActive(false);
      assertThat(receivingErrorOf(sender)).isEqualTo("Failed to send message. Receiver not found.");
      sender.assertSilent();
    }
  }

  @Test
  void aReactivatedUserSignsInAgainAndOldTokensStayDead() {
    setActive(false);
    setActive(true);
    assertThat(Handshake.with(dave.token()).answer(carillon).status()).isEqualTo(403);
    rest.get(dave, "/api/me").is(401);

    try (ChatClient again = ChatClient.connect(carillon, rest.signIn("dave"));
        ChatClient sender = ChatClient.connect(carillon, alice)) {
      long id = sender.sendAccepted(dave, "welcome back");
      assertThat(again.next().getJsonNumber("id").longValue()).isEqualTo(id);
    }
  }

  @Test
  void revokingAUsersTokensClosesAllTheirSocketsAndOnlyTheirs() {
    Person otherDevice = rest.login("dave");
    try (ChatClient other = ChatClient.connect(carillon, otherDevice);
        ChatClient bystander = ChatClient.connect(carillon, alice)) {
      rest.delete(admin, "/api/admin/users/" + dave.id() + "/tokens").is(204);

      assertThat(davesSocket.closeCodeWithin(2)).isEqualTo(TOKEN_ENDED);
      assertThat(other.closeCodeWithin(2)).isEqualTo(TOKEN_ENDED);
      rest.get(otherDevice, "/api/me").is(401);
      bystander.assertSilent();
    }
    assertThatNoException().isThrownBy(() -> rest.signIn("dave"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"alice", "staff"})
  void onlyAdministratorsShutUsersOut(String username) {
    Person caller = rest.login(username);
    rest.patch(caller, "/api/admin/users/" + dave.id(), INACTIVE).is(403);
    rest.delete(caller, "/api/admin/users/" + dave.id() + "/tokens").is(403);
    davesSocket.assertSilent();
  }

  @Test
  void nobodyIsShutOutAnonymously() {
    String path = "/api/admin/users/" + dave.id();
    rest.send(rest.json(path, "PATCH", INACTIVE)).is(401);
    rest.send(rest.request(path + "/tokens").DELETE()).is(401);
    davesSocket.assertSilent();
  }

  @ParameterizedTest
  @CsvSource({"999999999,404", "0,404", "x,404", "-1,404", "99999999999999999999999,404"})
  void aUserWhoDoesNotExistIsNotFound(String id, int status) {
    rest.patch(admin, "/api/admin/users/" + id, INACTIVE).is(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"active\":null}", "{\"active\":\"no\"}", "{\"active\":0}"})
  void aChangeThatSaysNothingIsRefused(String change) {
    assertThat(
            rest.patch(admin, "/api/admin/users/" + dave.id(), change)
                .is(400)
                .json()
                .getJsonArray("errors")
                .getJsonObject(0)
                .getString("field"))
        .isEqualTo("active");
    davesSocket.assertSilent();
  }

  @Test
  void deactivatingSomeoneElseDisturbsNoConversation() {
    try (ChatClient one = ChatClient.connect(carillon, alice);
        ChatClient other = ChatClient.connect(carillon, bob)) {
      setActive(false);
      one.sendAccepted(bob, "goes on");
      assertThat(other.next().getString("message")).isEqualTo("goes on");
    }
  }
}
