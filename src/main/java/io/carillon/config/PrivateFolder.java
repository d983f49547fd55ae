package io.carillon.config;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A folder that nobody else reads, whatever the umask: messages and hashes of passwords are in it.
 */
public final class PrivateFolder {

  private static final Logger LOG = Logger.getLogger(PrivateFolder.class.getName());

  private PrivateFolder() {}

  /** Makes it, or takes others' rights from it. One that isn't ours to change is told of. */
  public static void make(Path folder) {
    try {
      Files.createDirectories(folder);
      if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
    } catch (FileSystemException e) {
      LOG.log(Level.WARNING, "Others may read the folder {0}: see to its rights", e.getMessage());
    } catch (IOException e) {
      throw new IllegalStateException("The folder " + folder + " can't be made: " + e, e);
    }
  }
}
