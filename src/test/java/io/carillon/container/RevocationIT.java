package io.carillon.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.core.Access;
import io.carillon.delivery.Connection;
import io.carillon.delivery.Peer;
import io.carillon.delivery.Room;
import io.carillon.delivery.SessionRegistry;
import io.carillon.delivery.Transport;
import io.carillon.identity.Tokens;
import io.carillon.wire.CloseCode;
import io.carillon.wire.EncodedFrame;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A token ends, with all that follows from it, when its revocation is committed and not before. */
class RevocationIT extends InPayaraMicro {

  @Inject private Tokens tokens;
  @Inject private SessionRegistry registry;
  @Inject private UserTransaction transaction;
  @Inject private People people;

  private Tokens.Minted minted;
  private RecordedCloses closes;
  private Connection connection;

  @BeforeEach
  void connect() {
    minted = tokens.mint(people.create());
    closes = new RecordedCloses();
    connection =
        new Connection(
            new Peer(minted.access(), "127.0.0.1", "chat", OptionalLong.empty()),
            Set.of(Room.chatOf(minted.access().caller().userId())),
            16,
            Runnable::run,
            registry::leave);
    connection.attach(closes);
    registry.join(connection);
  }

  @AfterEach
  void disconnect() {
    connection.gone();
  }

  @Test
  void rolledBackItLeavesTheTokenValid() throws Exception {
    transaction.begin();
    tokens.revoke(minted.access().tokenId());
    transaction.rollback();

    assertThat(tokens.authenticate(minted.token())).contains(minted.access());
  }

  @Test
  void rolledBackItClosesNothing() throws Exception {
    transaction.begin();
    tokens.revoke(minted.access().tokenId());
    transaction.rollback();

    assertThat(closes.codes).isEmpty();
    assertThat(registry.all()).contains(connection);
  }

  @Test
  void nothingEndsBeforeTheCommit() throws Exception {
    tokens.authenticate(minted.token());

    transaction.begin();
    tokens.revoke(minted.access().tokenId());
    Optional<Access> accessMeanwhile = tokens.authenticate(minted.token());
    List<CloseCode> closedMeanwhile = List.copyOf(closes.codes);
    transaction.commit();

    assertThat(accessMeanwhile).contains(minted.access());
    assertThat(closedMeanwhile).isEmpty();
  }

  @Test
  void committedItEndsATokenThatWasInUseAtOnce() throws Exception {
    assertThat(tokens.authenticate(minted.token())).isPresent();

    transaction.begin();
    tokens.revoke(minted.access().tokenId());
    transaction.commit();

    assertThat(tokens.authenticate(minted.token())).isEmpty();
  }

  @Test
  void committedItClosesTheTokensConnectionsAndNoOthers() throws Exception {
    RecordedCloses othersCloses = new RecordedCloses();
    Connection other =
        new Connection(
            new Peer(
                tokens.mint(minted.access().caller().userId()).access(),
                "127.0.0.1",
                "chat",
                OptionalLong.empty()),
            connection.rooms(),
            16,
            Runnable::run,
            registry::leave);
    other.attach(othersCloses);
    registry.join(other);

    transaction.begin();
    tokens.revoke(minted.access().tokenId());
    transaction.commit();

    assertThat(closes.codes).containsExactly(CloseCode.TOKEN_ENDED);
    assertThat(othersCloses.codes).isEmpty();
    assertThat(registry.all()).contains(other).doesNotContain(connection);
    other.gone();
  }

  private static final class RecordedCloses implements Transport {

    final List<CloseCode> codes = new ArrayList<>();

    @Override
    public void send(List<EncodedFrame> frames, Completion completion) {
      completion.sent();
    }

    @Override
    public boolean ping() {
      return true;
    }

    @Override
    public void close(CloseCode code) {
      codes.add(code);
    }
  }
}
