package io.carillon.identity;

import io.carillon.core.StorageFault;
import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The users whose names an earlier version stored, which folded none. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class UnfoldedNames {

  /** So few that another node that starts at the same moment waits for no lock for long. */
  private static final int AT_ONCE = 1_000;

  @Resource(lookup = "java:app/jdbc/carillon")
  private DataSource dataSource;

  /** Folds some; true while there are more. */
  public boolean foldSome() {
    int folded = 0;
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select id, full_name, username from app_user where folded_name is null order by id"
                    + " fetch first "
                    + AT_ONCE
                    + " rows only");
        PreparedStatement update =
            connection.prepareStatement(
                "update app_user set folded_name = ?, username_key = ? where id = ?");
        ResultSet row = select.executeQuery()) {
      for (; row.next(); folded++) {
        update.setString(1, FoldedName.of(row.getString(2), row.getString(3)));
        update.setString(2, WrittenName.key(row.getString(3)));
        update.setLong(3, row.getLong(1));
        update.addBatch();
      }
      if (folded > 0) {
        update.executeBatch();
      }
    } catch (SQLException e) {
      throw new StorageFault(e);
    }
    return folded == AT_ONCE;
  }
}
