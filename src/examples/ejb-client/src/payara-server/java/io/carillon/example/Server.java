package io.carillon.example;

import com.sun.enterprise.security.ee.auth.login.ProgrammaticLogin;
import io.carillon.client.RemoteNotificationFacade;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.Properties;
import javax.naming.CommunicationException;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import org.omg.CORBA.NO_PERMISSION;

/** Carillon on Payara Server. */
final class Server {

  private static final String FACADE =
      "java:global/carillon/RemoteFacade!" + RemoteNotificationFacade.class.getName();

  private static final int CONNECT_LIMIT_MILLIS = 5_000;

  private Server() {}

  /**
   * @param address {@code iiop://host:3700}
   */
  static RemoteNotificationFacade facade(String address, String user, String password)
      throws NamingException {
    URI server = URI.create(address);
    requireReachable(server);
    logIn(user, password);
    Properties settings = new Properties();
    settings.put(
        Context.INITIAL_CONTEXT_FACTORY, "com.sun.enterprise.naming.SerialInitContextFactory");
    settings.put("org.omg.CORBA.ORBInitialHost", server.getHost());
    settings.put("org.omg.CORBA.ORBInitialPort", String.valueOf(server.getPort()));
    return (RemoteNotificationFacade) new InitialContext(settings).lookup(FACADE);
  }

  /** Payara's client itself tries for long, and prints stack traces. */
  private static void requireReachable(URI server) throws NamingException {
    try (Socket probe = new Socket()) {
      probe.connect(
          new InetSocketAddress(server.getHost(), server.getPort()), CONNECT_LIMIT_MILLIS);
    } catch (IOException e) {
      throw new CommunicationException("the server can't be reached");
    }
  }

  /** For all calls of this JVM. The server checks user and password with the first of them. */
  private static void logIn(String user, String password) {
    Configuration.setConfiguration(
        new Configuration() {
          @Override
          public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
            return new AppConfigurationEntry[] {
              new AppConfigurationEntry(
                  "com.sun.enterprise.security.auth.login.ClientPasswordLoginModule",
                  LoginModuleControlFlag.REQUIRED,
                  Map.of())
            };
          }
        });
    new ProgrammaticLogin().login(user, password.toCharArray());
  }

  static String reason(Exception fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof NO_PERMISSION) {
        return "wrong user or password";
      }
      if (cause instanceof CommunicationException) {
        return cause.getMessage();
      }
    }
    return fault.toString();
  }
}
