package io.carillon.identity;

import io.carillon.core.Problem;
import io.carillon.core.StorageFault;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;

/**
 * Writes many tokens in one batch, in the caller's transaction. An EJB, since callers may be:
 * Payara 6 enlists no JDBC connection that a CDI bean opens below one.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class TokenStore {

  /** A token as it is stored. */
  public record Row(long userId, String sha256, Instant expiresAt) {}

  private static final String UNIQUE_VIOLATION = "23505";
  private static final String INSERT =
      "insert into access_token (id, user_id, sha256, created_at, expires_at)"
          + " values (nextval('access_token_seq'), ?, ?, ?, ?)";
  private static final String RENEW = "update access_token set expires_at = ? where sha256 = ?";

  private static final String DELETE_EXPIRED =
      "delete from access_token where id in (select id from access_token where expires_at < ?"
          + " and (revoked_at is null or expires_at < ?) order by expires_at"
          + " fetch first ? rows only)";

  /** A clock that runs ahead a little ends no token for good. */
  private static final Duration KEPT = Duration.ofDays(1);

  private static final Duration KEPT_WHEN_ENDED = Duration.ofDays(90);

  @Resource(lookup = "java:app/jdbc/carillon")
  private DataSource dataSource;

  /**
   * @throws Problem {@code CONFLICT} when someone else has stored one of them just now
   */
  public void insert(List<Row> rows, Instant now) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (Row row : rows) {
        insert.setLong(1, row.userId());
        insert.setString(2, row.sha256());
        insert.setObject(3, utc(now));
        insert.setObject(4, utc(row.expiresAt()));
        insert.addBatch();
      }
      insert.executeBatch();
    } catch (SQLException e) {
      if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
        throw Problem.of(
            Problem.Kind.CONFLICT,
            "Another call stores one of these tokens at this moment, send them again.");
      }
      throw new StorageFault(e);
    }
  }

  /** Gives tokens that are stored already a new end. */
  public void renew(List<Row> rows) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(RENEW)) {
      for (Row row : rows) {
        update.setObject(1, utc(row.expiresAt()));
        update.setString(2, row.sha256());
        update.addBatch();
      }
      update.executeBatch();
    } catch (SQLException e) {
      throw new StorageFault(e);
    }
  }

  /**
   * Deletes some of the tokens that have expired, one that was ended before that only when it
   * expired long ago: the same token must not be handed over anew.
   *
   * @return how many
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public int deleteExpired(Instant now, int most) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement delete = connection.prepareStatement(DELETE_EXPIRED)) {
      delete.setObject(1, utc(now.minus(KEPT)));
      delete.setObject(2, utc(now.minus(KEPT_WHEN_ENDED)));
      delete.setInt(3, most);
      return delete.executeUpdate();
    } catch (SQLException e) {
      throw new StorageFault(e);
    }
  }

  private static LocalDateTime utc(Instant instant) {
    return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
