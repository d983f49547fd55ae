package io.carillon.example;

import io.carillon.client.RemoteNotificationFacade;
import io.carillon.core.Problem;
import java.net.ConnectException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.security.sasl.SaslException;

/** Notifies one user from another JVM, through WildFly. */
public final class SendNotification {

  private static final String FACADE =
      "ejb:/carillon/RemoteFacade!" + RemoteNotificationFacade.class.getName();

  private SendNotification() {}

  /**
   * @param args server (remote+http://host:8080), user and password of an application user in group
   *     notifier, id of who is to be notified, title, message
   */
  public static void main(String[] args) {
    if (args.length != 6) {
      System.err.println("Arguments: SERVER USER PASSWORD USER_ID TITLE MESSAGE");
      System.exit(2);
    }
    Logger.getLogger("").setLevel(Level.WARNING);
    try {
      long id =
          facade(args[0], args[1], args[2])
              .sendNotification(Long.parseLong(args[3]), args[4], args[5]);
      System.out.println("Sent notification " + id);
    } catch (NamingException | RuntimeException e) {
      System.err.println("Not sent: " + reason(e));
      System.exit(1);
    }
  }

  private static RemoteNotificationFacade facade(String server, String user, String password)
      throws NamingException {
    Properties settings = new Properties();
    settings.put(
        Context.INITIAL_CONTEXT_FACTORY, "org.wildfly.naming.client.WildFlyInitialContextFactory");
    settings.put(Context.PROVIDER_URL, server);
    settings.put(Context.SECURITY_PRINCIPAL, user);
    settings.put(Context.SECURITY_CREDENTIALS, password);
    return (RemoteNotificationFacade) new InitialContext(settings).lookup(FACADE);
  }

  /** What Carillon says itself, or what WildFly's client hides among the causes of its failure. */
  private static String reason(Exception fault) {
    if (fault instanceof Problem problem) {
      return problem.detail();
    }
    if (because(fault, SaslException.class)) {
      return "wrong user or password";
    }
    if (because(fault, ConnectException.class)) {
      return "the server can't be reached";
    }
    return fault.toString();
  }

  private static boolean because(Throwable fault, Class<? extends Throwable> kind) {
    return kind.isInstance(fault)
        || Stream.concat(
                Optional.ofNullable(fault.getCause()).stream(),
                Arrays.stream(fault.getSuppressed()))
            .anyMatch(inner -> because(inner, kind));
  }
}
