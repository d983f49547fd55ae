package io.carillon.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.annotation.WebServlet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FoldersTest {

  private static final Path PAGES = Path.of("src/main/webapp");

  /** The container would answer before any filter, with an address made from the Host header. */
  @Test
  void haveAServletForTheirNameWithoutASlash() throws IOException {
    try (Stream<Path> files = Files.walk(PAGES)) {
      assertThat(
              files
                  .filter(Files::isDirectory)
                  .filter(folder -> !folder.equals(PAGES))
                  .map(folder -> "/" + PAGES.relativize(folder).toString().replace('\\', '/'))
                  .filter(folder -> !folder.startsWith("/WEB-INF")))
          .isNotEmpty()
          .isSubsetOf(
              Stream.of(ErrorPage.class, ConsoleAddress.class)
                  .flatMap(page -> Stream.of(page.getAnnotation(WebServlet.class).urlPatterns()))
                  .toList());
    }
  }
}
