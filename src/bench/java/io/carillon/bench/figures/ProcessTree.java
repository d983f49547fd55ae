package io.carillon.bench.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A process and all its descendants, by the name under which they are reported. */
public record ProcessTree(String name, long pid) {

  private static final String RESIDENT = "VmRSS:";

  /** Processor seconds so far, those of descendants that have ended included. */
  double cpuSeconds() {
    return pids().mapToDouble(ProcessTree::ticks).sum() / ProcessStat.TICKS_PER_SECOND;
  }

  /** Processor seconds of the process alone. */
  double ownCpuSeconds() {
    return read(pid, "stat").map(ProcessStat::parse).mapToLong(ProcessStat::ownTicks).sum()
        / ProcessStat.TICKS_PER_SECOND;
  }

  /** Resident memory in KB, shared pages counted for each process that has them. */
  public double residentKb() {
    return pids().mapToDouble(ProcessTree::residentKb).sum();
  }

  private Stream<Long> pids() {
    return Stream.concat(
        Stream.of(pid),
        ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants).map(ProcessHandle::pid));
  }

  private static long ticks(long pid) {
    return read(pid, "stat")
        .map(ProcessStat::parse)
        .mapToLong(stat -> stat.ownTicks() + stat.reapedTicks())
        .sum();
  }

  private static long residentKb(long pid) {
    return read(pid, "status")
        .flatMap(String::lines)
        .filter(line -> line.startsWith(RESIDENT))
        .mapToLong(line -> Long.parseLong(line.substring(RESIDENT.length()).replaceAll("\\D", "")))
        .sum();
  }

  /** Nothing when the process has ended meanwhile. */
  private static Stream<String> read(long pid, String file) {
    try {
      return Stream.of(Files.readString(Path.of("/proc", String.valueOf(pid), file)));
    } catch (IOException e) {
      return Stream.empty();
    }
  }
}
