package io.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.util.HexFormat;

/** This process among the nodes. */
@ApplicationScoped
public class ThisNode {

  private static final int RANDOM_BYTES = 4;

  private final String name = ManagementFactory.getRuntimeMXBean().getName() + "-" + random();

  /**
   * As the JVM names the process, usually {@code pid@host}, and something random: in containers
   * that alone may be the same twice.
   */
  public String name() {
    return name;
  }

  private static String random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
