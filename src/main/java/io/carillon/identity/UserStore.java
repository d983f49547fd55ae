package io.carillon.identity;

import io.carillon.config.IdCounter;
import io.carillon.core.StorageFault;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.OptionalLong;
import javax.sql.DataSource;

/**
 * Writes new users in one batch, in the caller's transaction, through JDBC, since rosters have
 * thousands. An EJB, since callers may be: Payara 6 enlists no JDBC connection that a CDI bean
 * opens below one.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class UserStore {

  private static final String COUNTER = "user";

  /** Its id, for {@link User#collegeSince}. */
  static final String NEWEST_NOTIFICATION =
      "select last_id from id_counter where name = 'notification'";

  private static final String INSERT =
      "insert into app_user (id, username, full_name, college_id, role, password_hash,"
          + " folded_name, username_key, college_since) values (?, ?, ?, ?, ?, ?, ?, ?, ("
          + NEWEST_NOTIFICATION
          + "))";

  @Resource(lookup = "java:app/jdbc/carillon")
  private DataSource dataSource;

  @Inject private IdCounter ids;

  /** Until the caller's transaction ends no other one creates users. */
  public void lock() {
    try (Connection connection = dataSource.getConnection()) {
      ids.lock(connection, COUNTER);
    } catch (SQLException e) {
      throw new StorageFault(e);
    }
  }

  /**
   * Writes them in the caller's transaction.
   *
   * @return their ids, in the same order
   */
  public List<Long> insert(List<NewUser> users) {
    try (Connection connection = dataSource.getConnection()) {
      List<Long> assigned = assignIds(connection, users);
      try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
        for (int i = 0; i < users.size(); i++) {
          bind(insert, assigned.get(i), users.get(i));
          insert.addBatch();
        }
        insert.executeBatch();
      }
      return assigned;
    } catch (SQLException e) {
      throw new StorageFault(e);
    }
  }

  /** New ids come after all that are given, so the two can't meet. */
  private List<Long> assignIds(Connection connection, List<NewUser> users) throws SQLException {
    LongSummaryStatistics given =
        users.stream().map(NewUser::id).flatMapToLong(OptionalLong::stream).summaryStatistics();
    ids.pass(connection, COUNTER, Math.max(0, given.getMax()));
    long next = ids.take(connection, COUNTER, users.size() - (int) given.getCount());
    List<Long> assigned = new ArrayList<>();
    for (NewUser user : users) {
      assigned.add(user.id().isPresent() ? user.id().getAsLong() : next++);
    }
    return assigned;
  }

  private static void bind(PreparedStatement insert, long id, NewUser user) throws SQLException {
    insert.setLong(1, id);
    insert.setString(2, user.username());
    insert.setString(3, user.fullName());
    insert.setObject(
        4, user.collegeId().isPresent() ? user.collegeId().getAsLong() : null, Types.BIGINT);
    insert.setString(5, user.role().wireName());
    insert.setObject(6, user.passwordHash().orElse(null), Types.VARCHAR);
    insert.setString(7, FoldedName.of(user.fullName(), user.username()));
    insert.setString(8, WrittenName.key(user.username()));
  }
}
