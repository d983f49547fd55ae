package io.carillon.example;

import io.carillon.client.RemoteNotificationFacade;
import java.net.ConnectException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.security.sasl.SaslException;

/** Carillon on WildFly. */
final class Server {

  private static final String FACADE =
      "ejb:/carillon/RemoteFacade!" + RemoteNotificationFacade.class.getName();

  private Server() {}

  /**
   * @param address {@code remote+http://host:8080}
   */
  static RemoteNotificationFacade facade(String address, String user, String password)
      throws NamingException {
    Properties settings = new Properties();
    settings.put(
        Context.INITIAL_CONTEXT_FACTORY, "org.wildfly.naming.client.WildFlyInitialContextFactory");
    settings.put(Context.PROVIDER_URL, address);
    settings.put(Context.SECURITY_PRINCIPAL, user);
    settings.put(Context.SECURITY_CREDENTIALS, password);
    return (RemoteNotificationFacade) new InitialContext(settings).lookup(FACADE);
  }

  /** What WildFly's client hides among the causes of its failure. */
  static String reason(Exception fault) {
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
