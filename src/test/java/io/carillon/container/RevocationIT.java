package io.carillon.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.core.Access;
import io.carillon.delivery.Connection;
import io.carillon.delivery.Peer;
import io.carillon.delivery.Room;
import io.carillon.delivery.SessionRegistry;
import io.carillon.delivery.Transport;
import io.carillon.identity.TokenStore;
import io.carillon.identity.Tokens;
import io.carillon.wire.CloseCode;
import io.carillon.wire.EncodedFrame;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Instant;
import java.time.LocalDateTime;
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
  @Inject private TokenStore store;
  @Inject private Sql sql;

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
  void ofTwentyThousandIsOneStatement() throws Exception {
    long user = minted.access().caller().userId();
    sql.update(
        "insert into access_token (id, user_id, sha256, created_at, expires_at)"
            + " select next value for access_token_seq, ?, 'many ' || \"X\", localtimestamp,"
            + " dateadd(day, 1, localtimestamp) from system_range(1, 20000)",
        user);
    sql.update("set query_statistics_max_entries 1000");
    sql.update("set query_statistics true");
    long updates;
    try {
      tokens.revokeAllOf(user);
      updates =
          sql.number(
              "select sum(execution_count) from information_schema.query_statistics"
                  + " where regexp_like(sql_statement, '^update access_token', 'i')");
    } finally {
      sql.update("set query_statistics false");
    }

    assertThat(updates).isEqualTo(1);
    assertThat(
            sql.number(
                "select count(*) from access_token where user_id = ? and revoked_at is null", user))
        .isZero();
    assertThat(closes.codes).containsExactly(CloseCode.TOKEN_ENDED);
  }

  @Test
  void whatHasExpiredIsDeletedAndWhatWasRevokedOnlyMuchLater() throws Exception {
    long user = minted.access().caller().userId();
    String insert =
        "insert into access_token (id, user_id, sha256, created_at, expires_at, revoked_at) select"
            + " next value for access_token_seq, ?, ?, localtimestamp,"
            + " dateadd(day, ?, localtimestamp), ?";
    LocalDateTime revoked = LocalDateTime.now();
    sql.update(insert, user, "expired just now", 0, null);
    sql.update(insert, user, "expired", -2, null);
    sql.update(insert, user, "expired and revoked", -2, revoked);
    sql.update(insert, user, "expired and revoked long ago", -91, revoked);

    while (store.deleteExpired(Instant.now(), 1) > 0) {
      // One at a time.
    }

    assertThat(
            sql.text(
                "select listagg(sha256, ', ') within group (order by id) from access_token"
                    + " where user_id = ? and sha256 like 'expired%'",
                user))
        .isEqualTo("expired just now, expired and revoked");
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
