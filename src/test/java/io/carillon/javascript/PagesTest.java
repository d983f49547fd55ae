package io.carillon.javascript;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("What the pages are made of")
@ExtendWith(Node.class)
class PagesTest {

  @Test
  void theAppsModels() {
    NodeProgram.test(Map.of(), NodeProgram.testsIn("app"));
  }

  @Test
  void theConsolesModels() {
    NodeProgram.test(Map.of(), NodeProgram.testsIn("consoles"));
  }
}
