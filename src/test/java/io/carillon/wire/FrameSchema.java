package io.carillon.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds frames from the server against the AsyncAPI document. */
public final class FrameSchema {

  private static final Map<String, String> SCHEMA_BY_TYPE =
      Map.of(
          "message_sent", "MessageSent",
          "chat_message", "ChatMessage",
          "error", "Error",
          "notify", "Notify",
          "caught_up", "CaughtUp");

  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, JsonSchema> schemas;

  public FrameSchema() {
    try {
      JsonNode document = json.readTree(Path.of("src/docs/asyncapi.json").toFile());
      JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
      this.schemas =
          names()
              .collect(
                  Collectors.toMap(
                      Function.identity(),
                      name ->
                          factory.getSchema(document.at("/components/schemas").required(name))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> names() {
    return SCHEMA_BY_TYPE.values().stream();
  }

  /** Fails unless this is a frame of the document, to the letter. */
  public void check(String frame) {
    try {
      JsonNode node = json.readTree(frame);
      String type = node.path("type").asText();
      assertThat(SCHEMA_BY_TYPE).as(frame).containsKey(type);
      assertThat(schemas.get(SCHEMA_BY_TYPE.get(type)).validate(node)).as(frame).isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
