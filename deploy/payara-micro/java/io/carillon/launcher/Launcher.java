package io.carillon.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Starts Carillon: the main class of the executable jar. */
public final class Launcher {

  private final Bundle bundle = new Bundle();
  private final OrderlyStop stop = new OrderlyStop();

  private Launcher() {}

  /** Serves until the process is told to stop; a failed start ends it with a non-zero status. */
  public static void main(String[] words) throws InterruptedException {
    // Before the first use of a logger, which is when the JDK reads it.
    System.setProperty("java.util.logging.manager", ShutdownAwareLogManager.class.getName());
    try {
      new Launcher().run(Arguments.parse(words));
    } catch (LaunchFailure e) {
      System.err.println("Carillon can't start: " + e.getMessage());
      System.exit(e.exitStatus());
    }
  }

  private void run(Arguments arguments) throws LaunchFailure, InterruptedException {
    switch (arguments.action()) {
      case SHOW_HELP -> System.out.print(Arguments.HELP);
      case SHOW_VERSION -> System.out.println("Carillon " + bundle.version());
      case SERVE -> {
        stop.onSignals();
        if (arguments.stopsWithParent()) {
          stopWithParent();
        }
        serve(arguments);
      }
    }
  }

  private void serve(Arguments arguments) throws LaunchFailure, InterruptedException {
    requireSharedBroker();
    int port = arguments.port();
    Path folder = Path.of(Setting.DATA.value().orElse("data"));
    try (DataFolder data = DataFolder.lock(folder)) {
      Setting.DATA.publish(data.root().toString());
      boolean demo = DemoData.isOn();
      Interfaces interfaces =
          arguments
              .host()
              .map(host -> Interfaces.of(host, port))
              .orElse(demo ? Interfaces.loopback(port) : Interfaces.all(port));
      interfaces.requireFree();
      System.out.println("Carillon " + bundle.version() + " is starting; data in " + data.root());
      start(data.emptyServerFolder(), interfaces);
      System.out.println("Carillon is ready at http://localhost:" + port);
      if (demo) {
        System.out.println(
            "Demo accounts: alice, bob, carol, dave, staff, admin (password: demo), for "
                + arguments
                    .host()
                    .map(host -> "whoever reaches " + host)
                    .orElse("this machine only; others need --host"));
      }
      // Waits for the signal that ends the process; until then the folder stays locked.
      new CountDownLatch(1).await();
    } catch (IOException e) {
      throw new LaunchFailure("can't release the data folder: " + e, e);
    }
  }

  /** exec-maven-plugin 3.5.0 leaves its process behind when Maven alone is told to stop. */
  private void stopWithParent() {
    ProcessHandle.current()
        .parent()
        .ifPresent(parent -> parent.onExit().thenRun(() -> stop.exit(0)));
  }

  private void start(Path serverFolder, Interfaces interfaces) throws LaunchFailure {
    Path logging = bundle.extract(Bundle.LOGGING, serverFolder);
    Path broker = bundle.extract(Bundle.BROKER, serverFolder);
    Path application = bundle.extract(Bundle.APPLICATION, serverFolder);
    MicroServer server = MicroServer.boot(serverFolder, logging, interfaces);
    // The application's message-driven beans need the broker's adapter: without it Payara Micro 6
    // drops the whole application.
    server.deployBroker(broker);
    server.deployApplication(application);
  }

  /** The embedded broker can't be reached from outside: other nodes would hear nothing. */
  private static void requireSharedBroker() throws LaunchFailure {
    if (Setting.CLUSTER.isTrue() && Setting.BROKER_URL.value().isEmpty()) {
      throw new LaunchFailure("carillon.cluster needs a broker to share: set carillon.broker.url");
    }
  }
}
