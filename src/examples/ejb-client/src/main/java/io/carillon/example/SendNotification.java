package io.carillon.example;

import io.carillon.core.Problem;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.naming.NamingException;

/** Notifies one user from another JVM. What depends on the server is in {@link Server}. */
public final class SendNotification {

  private SendNotification() {}

  /**
   * @param args the server's address, user and password of an integrator in group {@code notifier},
   *     id of who is to be notified, title, message
   */
  public static void main(String[] args) {
    if (args.length != 6) {
      System.err.println("Arguments: SERVER USER PASSWORD USER_ID TITLE MESSAGE");
      System.exit(2);
    }
    // What goes wrong is told below, in one line.
    Logger.getLogger("").setLevel(Level.OFF);
    try {
      long id =
          Server.facade(args[0], args[1], args[2])
              .sendNotification(Long.parseLong(args[3]), args[4], args[5]);
      System.out.println("Sent notification " + id);
      System.exit(0); // Servers' clients may leave threads behind.
    } catch (Problem problem) {
      fail(problem.detail());
    } catch (NamingException | RuntimeException fault) {
      fail(Server.reason(fault));
    }
  }

  private static void fail(String reason) {
    System.err.println("Not sent: " + reason);
    System.exit(1);
  }
}
