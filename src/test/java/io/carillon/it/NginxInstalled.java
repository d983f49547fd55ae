package io.carillon.it;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The nginx of this machine: {@code -Dcarillon.nginx=FILE}, or the first one on the path. */
final class NginxInstalled extends ToolCondition {

  NginxInstalled() {
    super("nginx");
  }

  static Optional<Path> find() {
    return find("carillon.nginx", List.of("nginx"));
  }

  @Override
  protected Optional<Path> program() {
    return find();
  }
}
