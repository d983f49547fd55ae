package io.carillon.it;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.carillon.api.ServerMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import javax.management.JMException;
import javax.management.JMX;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A server's MXBean, reached as JConsole does it: by attaching to the process. */
final class Jmx implements AutoCloseable {

  private final JMXConnector connector;

  Jmx(Carillon carillon) throws IOException, AttachNotSupportedException {
    VirtualMachine machine = VirtualMachine.attach(String.valueOf(carillon.pid()));
    try {
      connector =
          JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
    } finally {
      machine.detach();
    }
  }

  ServerMXBean server() throws IOException, JMException {
    return JMX.newMXBeanProxy(
        connector.getMBeanServerConnection(),
        new ObjectName("io.carillon:type=Server"),
        ServerMXBean.class);
  }

  /** Bytes of the heap that are left after a full collection. */
  long liveHeap() throws IOException {
    MemoryMXBean memory =
        ManagementFactory.newPlatformMXBeanProxy(
            connector.getMBeanServerConnection(),
            ManagementFactory.MEMORY_MXBEAN_NAME,
            MemoryMXBean.class);
    memory.gc();
    memory.gc(); // Once more for what the first has made unreachable.
    return memory.getHeapMemoryUsage().getUsed();
  }

  /** How many class loaders have defined a class of this name and are left after a collection. */
  long loadersOf(String className) throws IOException, JMException {
    ManagementFactory.newPlatformMXBeanProxy(
            connector.getMBeanServerConnection(),
            ManagementFactory.MEMORY_MXBEAN_NAME,
            MemoryMXBean.class)
        .gc();
    return diagnosis("vmClassloaders", "show-classes")
        .lines()
        .filter(line -> line.endsWith(" " + className))
        .count();
  }

  /** How many objects of a class of this simple name are left after a collection. */
  long instancesOf(String simpleName) throws IOException, JMException {
    return diagnosis("gcClassHistogram")
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(line -> line.length > 3 && line[3].matches(".*[.$]" + simpleName))
        .mapToLong(line -> Long.parseLong(line[1]))
        .sum();
  }

  private String diagnosis(String command, String... arguments) throws IOException, JMException {
    return (String)
        connector
            .getMBeanServerConnection()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                command,
                new Object[] {arguments},
                new String[] {String[].class.getName()});
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
