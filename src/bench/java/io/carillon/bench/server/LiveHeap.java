package io.carillon.bench.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What a JVM on this machine still uses after a full collection. */
final class LiveHeap {

  private static final String TOTAL = "Total";

  private LiveHeap() {}

  /**
   * Counting classes of live objects collects first; the second time nothing is left of finalizers.
   */
  static long bytes(long pid) throws IOException {
    jcmd(pid, "GC.run");
    return total(jcmd(pid, "GC.class_histogram"));
  }

  /** The last line is {@code Total INSTANCES BYTES}. */
  static long total(List<String> histogram) throws IOException {
    return histogram.stream()
        .filter(line -> line.startsWith(TOTAL))
        .map(line -> line.split(" +"))
        .mapToLong(fields -> Long.parseLong(fields[2]))
        .findFirst()
        .orElseThrow(() -> new IOException("jcmd printed no histogram: " + histogram));
  }

  private static List<String> jcmd(long pid, String command) throws IOException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process process =
        new ProcessBuilder(jcmd, String.valueOf(pid), command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }
}
