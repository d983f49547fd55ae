package io.carillon.bench;

import io.carillon.bench.figures.ProcessTree;
import picocli.CommandLine.ITypeConverter;

/** Reads {@code NAME=PID}. */
final class ProcessTreeConverter implements ITypeConverter<ProcessTree> {

  @Override
  public ProcessTree convert(String text) {
    String[] parts = text.split("=", 2);
    return new ProcessTree(parts[0], Long.parseLong(parts[1]));
  }
}
