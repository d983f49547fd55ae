package io.carillon.container;

import fish.payara.arquillian.container.payara.managed.PayaraMicroDeployableContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.shrinkwrap.api.Archive;

/**
 * Payara Micro, booted with the archive of the first test class and kept for the others, whose
 * archives hold the same. The adapter alone would boot it anew for each.
 */
public final class OneServer extends PayaraMicroDeployableContainer {

  private static final String DEPLOY = "--deploy";
  private static final int STOP_SECONDS = 30;

  private Archive<?> deployed;
  private ProtocolMetaData address;

  @Override
  public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
    if (deployed == null) {
      try {
        // What an earlier build left would be deployed, too.
        Path folder = Path.of(System.getProperty("carillon.container"));
        delete(folder);
        Files.createDirectories(folder);
        address = super.deploy(archive);
        deployed = archive;
        deleteAdaptersCopy();
      } catch (IOException e) {
        throw new DeploymentException("Payara Micro's folder can't be emptied", e);
      }
    }
    return address;
  }

  @Override
  public void undeploy(Archive<?> archive) {
    // The next test class goes on with it.
  }

  /** Waits for its end, which the adapter doesn't. */
  @Override
  public void stop() throws LifecycleException {
    if (deployed == null) {
      return;
    }
    List<ProcessHandle> running = processes().toList();
    try {
      super.undeploy(deployed);
    } catch (DeploymentException e) {
      throw new LifecycleException("Payara Micro can't be stopped", e);
    }
    running.forEach(process -> process.onExit().orTimeout(STOP_SECONDS, TimeUnit.SECONDS).join());
  }

  /** The adapter leaves its copy of the archive in the system's temporary folder. */
  private static void deleteAdaptersCopy() throws IOException {
    for (ProcessHandle process : processes().toList()) {
      List<String> arguments = argumentsOf(process);
      Path copy = Path.of(arguments.get(arguments.indexOf(DEPLOY) + 1));
      delete(copy.getParent().getParent());
    }
  }

  /** The adapter keeps its process to itself. */
  private static Stream<ProcessHandle> processes() {
    return ProcessHandle.current()
        .children()
        .filter(process -> argumentsOf(process).contains(DEPLOY));
  }

  private static List<String> argumentsOf(ProcessHandle process) {
    return process.info().arguments().map(List::of).orElse(List.of());
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
