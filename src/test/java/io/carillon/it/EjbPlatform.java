package io.carillon.it;

import java.nio.file.Path;
import java.util.List;

/** A platform whose enterprise beans programs in other JVMs and other applications can call. */
interface EjbPlatform extends Platform {

  /**
   * What a program is made and started with that calls beans on this platform.
   *
   * @param source the example's part that knows this platform
   * @param libraries the platform's own, at compile time and at run time
   * @param javaOptions what these want from the JVM
   */
  record EjbClient(Path source, List<Path> libraries, List<String> javaOptions) {}

  EjbClient ejbClient();

  /** Where beans are called on a running server. */
  int ejbPort(Launch launch);

  /** That port as the example's argument. */
  String ejbAddress(int port);

  /** Makes an application user on a running server. */
  void addUser(Launch launch, String user, String password, String group);

  /** Deploys one more application on a running server, under its file's name; may not wait. */
  void deploy(Launch launch, Path war);

  /** Deploys Carillon once more in place of itself; may not wait. */
  void redeploy(Launch launch);
}
