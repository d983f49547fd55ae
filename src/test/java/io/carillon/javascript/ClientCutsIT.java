package io.carillon.javascript;

import io.carillon.it.Carillon;
import io.carillon.it.CarillonExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayName("The JavaScript client, its connections cut at random")
@Tag("long")
@ExtendWith({Node.class, CarillonExtension.class})
class ClientCutsIT {

  @Test
  void losesNothingAndDoublesNothing(Carillon carillon) {
    NodeProgram.test(
        Map.of("CARILLON_URL", carillon.url()),
        List.of(NodeProgram.SOURCES.resolve("network/cuts.test.js")));
  }
}
