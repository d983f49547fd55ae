package io.carillon.bench.figures;

import java.util.stream.LongStream;

/**
 * A line of {@code /proc/PID/stat}.
 *
 * @param ownTicks processor time of the process
 * @param reapedTicks that of its children that have ended and were waited for
 */
record ProcessStat(long ownTicks, long reapedTicks) {

  /** Ticks a second in which Linux tells processor times, on every architecture Java runs on. */
  static final double TICKS_PER_SECOND = 100;

  private static final int USER_TIME = 11; // Fields behind the name, from 0; proc(5).

  static ProcessStat parse(String line) {
    // The name is in brackets and may hold anything, brackets and spaces too.
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
    long[] times =
        LongStream.range(USER_TIME, USER_TIME + 4)
            .map(i -> Long.parseLong(fields[(int) i]))
            .toArray();
    return new ProcessStat(times[0] + times[1], times[2] + times[3]);
  }
}
