package io.carillon.javascript;

import io.carillon.it.ToolCondition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Node of this machine: {@code -Dcarillon.node=FILE}, or the first one on the path. */
final class Node extends ToolCondition {

  /** Some systems still bring much older ones. */
  private static final int OLDEST = 18;

  private static final Pattern VERSION = Pattern.compile("v(\\d+)\\..*");

  Node() {
    super("node");
  }

  static Optional<Path> find() {
    return find("carillon.node", List.of("node", "nodejs")).filter(Node::isRecent);
  }

  @Override
  protected Optional<Path> program() {
    return find();
  }

  private static boolean isRecent(Path node) {
    try {
      Process process = new ProcessBuilder(node.toString(), "--version").start();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Matcher version = VERSION.matcher(printed.strip());
      return version.matches() && Integer.parseInt(version.group(1)) >= OLDEST;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
