package io.carillon.bench.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a frame says")
class TextTest {

  @Test
  void isReadFromTheFramesOfCarillon() {
    Text sent = Text.of("{\"type\":\"message_sent\",\"id\":456,\"status\":\"delivered\"}");
    Text chat =
        Text.of(
            "{\"type\":\"chat_message\",\"id\":789,\"sender_id\":101,\"sender_name\":\"Bench 7\","
                + "\"message\":\"12:345 xxx\",\"attachment\":null,\"timestamp\":\"2026\"}");

    assertThat(sent.type()).isEqualTo(FrameType.MESSAGE_SENT);
    assertThat(sent.id()).isEqualTo(456);
    assertThat(chat.type()).isEqualTo(FrameType.CHAT_MESSAGE);
    assertThat(chat.id()).isEqualTo(789);
    assertThat(chat.marker()).isEqualTo(new Marker(12, 345));
  }

  @Test
  void isReadInAnyOrderAndSpacing() {
    Text chat =
        Text.of(
            "{\"sender_id\": 101, \"message\": \"1:2 x\", \"id\": 9, \"type\": \"chat_message\"}");
    Text notice =
        Text.of(
            "{\"notification_type\": \"notice\", \"type\": \"notify\", \"title\": \"New Notice\","
                + " \"message\": \"0:17\", \"data\": {\"notice_id\": 3}}");

    assertThat(chat.id()).isEqualTo(9);
    assertThat(chat.type()).isEqualTo(FrameType.CHAT_MESSAGE);
    assertThat(chat.marker()).isEqualTo(new Marker(1, 2));
    assertThat(notice.type()).isEqualTo(FrameType.NOTIFY);
    assertThat(notice.marker()).isEqualTo(new Marker(0, 17));
  }

  @Test
  void isNothingOfOursWhenAnotherWroteIt() {
    assertThat(Text.of("{\"type\":\"chat_message\",\"message\":\"Hello\"}").marker())
        .isEqualTo(Marker.NONE);
    assertThat(Text.of("{\"type\":\"chat_message\",\"message\":\"12:\"}").marker())
        .isEqualTo(Marker.NONE);
    assertThat(Text.of("{\"type\":\"chat_message\"}").marker()).isEqualTo(Marker.NONE);
    assertThat(Text.of("{\"type\":\"caught_up\",\"id\":1}").type()).isEqualTo(FrameType.OTHER);
    assertThat(Text.of("[]").type()).isEqualTo(FrameType.OTHER);
    assertThatThrownBy(() -> Text.of("{\"sender_id\":1}").id()).isInstanceOf(ProtocolFault.class);
  }

  @Test
  void isAsLongAsWanted() {
    assertThat(new Marker(3, 14).text(20)).hasSize(20).startsWith("3:14 x");
    assertThat(new Marker(3, 14).text(0)).isEqualTo("3:14 ");
  }
}
