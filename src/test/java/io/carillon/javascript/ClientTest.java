package io.carillon.javascript;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("The JavaScript client")
@ExtendWith(Node.class)
class ClientTest {

  private static final Path TYPESCRIPT =
      Path.of("target", "js", "node_modules", "typescript", "bin", "tsc");

  @Test
  void doesWhatItSaysOnFakeSocketsAndTime() {
    NodeProgram.test(Map.of(), NodeProgram.testsIn("unit"));
  }

  @Test
  void worksWithAServerThatKnowsNoExtension() {
    NodeProgram.test(
        Map.of(), List.of(NodeProgram.SOURCES.resolve("network/plain-server.test.js")));
  }

  @Test
  void hasExactTypes() {
    NodeProgram.run(
        Map.of(), List.of(TYPESCRIPT.toString(), "--project", NodeProgram.SOURCES + "/types"));
  }
}
