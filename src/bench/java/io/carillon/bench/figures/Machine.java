package io.carillon.bench.figures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Processor seconds of the whole machine so far.
 *
 * @param busy spent by anybody
 * @param stolen kept by the hypervisor while somebody here wanted them
 */
record Machine(double busy, double stolen) {

  static Machine now() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
      return parse(lines.findFirst().orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first line of {@code /proc/stat}: user nice system idle iowait irq softirq steal. */
  static Machine parse(String line) {
    long[] ticks =
        Stream.of(line.split(" +")).skip(1).limit(8).mapToLong(Long::parseLong).toArray();
    long busy = LongStream.of(ticks).sum() - ticks[3] - ticks[4] - ticks[7];
    return new Machine(
        busy / ProcessStat.TICKS_PER_SECOND, ticks[7] / ProcessStat.TICKS_PER_SECOND);
  }
}
