package io.carillon.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A file system of its own, in memory, that can be filled up. Mounting takes root's rights. */
final class SmallDisk implements AutoCloseable {

  private static final int BLOCK = 1 << 16;

  private final Path folder;
  private final Path filler;

  private SmallDisk(Path folder) {
    this.folder = folder;
    this.filler = folder.resolve("filler");
  }

  /** Where mounting isn't permitted the test is left out, or fails if it is required. */
  static SmallDisk mountAt(Path folder, int megabytes) {
    SmallDisk disk = new SmallDisk(folder);
    try {
      Files.createDirectories(folder);
      run("umount", folder.toString()); // What a killed test left.
      int status =
          run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString());
      if (status != 0) {
        String left = "Left out: a full disk, since mounting isn't permitted here";
        assertThat(System.getProperty("require", "")).as(left).doesNotContain("mount");
        System.out.println(left);
        Assumptions.abort(left);
      }
      return disk;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Until nothing more fits. */
  void fill() {
    byte[] block = new byte[BLOCK];
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      assertThat(folder.toFile().getUsableSpace()).isLessThan(BLOCK);
    }
  }

  void free() {
    try {
      Files.delete(filler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    run("umount", "-l", folder.toString());
  }

  private static int run(String... command) {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }
}
