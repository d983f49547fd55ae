package io.carillon.neighbour;

import io.carillon.client.RemoteNotificationFacade;
import io.carillon.core.Problem;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.EJB;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A bean of another application, which tells a user of its work in one transaction with it. */
@Stateless
@RunAs("notifier")
@PermitAll // WildFly 39 lets nobody call a bean with @RunAs that doesn't say who may.
public class Enrolment {

  @EJB(lookup = "java:global/carillon/RemoteFacade!io.carillon.client.RemoteNotificationFacade")
  private RemoteNotificationFacade carillon;

  @Resource private SessionContext context;

  /** The server's own, which is not XA. */
  @Resource(lookup = "java:comp/DefaultDataSource")
  private DataSource records;

  public String enrol(long userId, String title) {
    return String.valueOf(carillon.sendNotification(userId, title, "You are in."));
  }

  /** Changes its mind after the call. */
  public String enrolInVain(long userId, String title) {
    String id = enrol(userId, title);
    context.setRollbackOnly();
    return id;
  }

  /** Handles the refusal of one call, after another has been taken. */
  public String enrolBeside(long userId, String title) {
    carillon.sendNotification(userId, title, "You are in.");
    try {
      carillon.sendNotification(Long.MAX_VALUE, title, "You are in.");
      return "taken";
    } catch (Problem problem) {
      return problem.kind() + (context.getRollbackOnly() ? ", to be rolled back" : ", goes on");
    }
  }

  /** Has a database of its own in the transaction. */
  public String enrolWithRecord(long userId, String title) throws SQLException {
    try (Connection connection = records.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select 1");
    }
    try {
      return enrol(userId, title);
    } catch (Problem problem) {
      return problem.kind() + ": " + problem.detail();
    }
  }
}
