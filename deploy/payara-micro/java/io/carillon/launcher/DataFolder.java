package io.carillon.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;

/**
 * The folder that holds everything Carillon writes, locked for this process until it is closed or
 * the process ends, however that happens.
 */
final class DataFolder implements AutoCloseable {

  /** Payara Micro 6 takes paths for parts of URLs as they are, and H2's URLs end at a semicolon. */
  private static final Pattern UNUSABLE = Pattern.compile("[^ -~]|[%;\\[\\]{}]");

  private final Path root;
  private final FileChannel lockFile;

  private DataFolder(Path root, FileChannel lockFile) {
    this.root = root;
    this.lockFile = lockFile;
  }

  static DataFolder lock(Path folder) throws LaunchFailure {
    Path root = folder.toAbsolutePath().normalize();
    if (UNUSABLE.matcher(root.toString()).find()) {
      throw new LaunchFailure(
          "the server can't work in the data folder "
              + root
              + ": set CARILLON_DATA to one whose path has only ASCII characters, and none of"
              + " % ; [ ] { }");
    }
    FileChannel channel = null;
    try {
      makePrivate(Files.createDirectories(root));
      channel =
          FileChannel.open(
              root.resolve("carillon.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        channel.close();
        throw new LaunchFailure(
            "the data folder "
                + root
                + " is in use by another Carillon; stop that one first,"
                + " or set CARILLON_DATA to another folder");
      }
      return new DataFolder(root, channel);
    } catch (IOException e) {
      throw new LaunchFailure("can't use the data folder " + root + ": " + e, e);
    }
  }

  /** Messages and hashes of passwords are in it: nobody else's, whatever the umask. */
  private static void makePrivate(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      } catch (FileSystemException e) {
        System.out.println(
            "Others may read the data folder "
                + folder
                + ", which is not this user's to change: see to its rights ("
                + e.getMessage()
                + ")");
      }
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  Path root() {
    return root;
  }

  /**
   * An empty folder for what the server unpacks. Made anew at each start, so that nothing a killed
   * process or another version left there can matter.
   */
  Path emptyServerFolder() throws LaunchFailure {
    Path server = root.resolve("server");
    try {
      if (Files.exists(server)) {
        Files.walkFileTree(server, new Deletion());
      }
      return Files.createDirectory(server);
    } catch (IOException e) {
      throw new LaunchFailure("can't make the folder " + server + " anew: " + e, e);
    }
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }

  /** Removes a tree. Links are removed, not followed. */
  private static final class Deletion extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
