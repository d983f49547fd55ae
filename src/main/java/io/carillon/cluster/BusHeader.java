package io.carillon.cluster;

import jakarta.jms.JMSException;
import jakarta.jms.Message;

/**
 * What the properties of a message between nodes say.
 *
 * @param node who sent it
 * @param inquiry which question it is or answers, empty when none
 * @param question the question's name, empty when it is none
 */
record BusHeader(Kind kind, String node, String inquiry, String question) {

  /** What there is in a message. */
  enum Kind {
    /** Only that the node is there. */
    BEACON,
    FRAMES,
    QUESTION,
    ANSWER
  }

  private static final String FORMAT = "carillon_format";
  private static final String NODE = "carillon_node";
  private static final String KIND = "carillon_kind";
  private static final String INQUIRY = "carillon_inquiry";
  private static final String QUESTION = "carillon_question";

  static BusHeader beacon(String node) {
    return new BusHeader(Kind.BEACON, node, "", "");
  }

  static BusHeader frames(String node) {
    return new BusHeader(Kind.FRAMES, node, "", "");
  }

  static BusHeader question(String node, String inquiry, String question) {
    return new BusHeader(Kind.QUESTION, node, inquiry, question);
  }

  BusHeader answer(String by) {
    return new BusHeader(Kind.ANSWER, by, inquiry, "");
  }

  /**
   * @throws IllegalArgumentException when it is of no kind that is known here
   */
  static BusHeader of(Message message) throws JMSException {
    return new BusHeader(
        Kind.valueOf(String.valueOf(message.getStringProperty(KIND))),
        message.getStringProperty(NODE),
        message.getStringProperty(INQUIRY),
        message.getStringProperty(QUESTION));
  }

  void writeTo(Message message) throws JMSException {
    message.setIntProperty(FORMAT, BusMessage.FORMAT);
    message.setStringProperty(KIND, kind.name());
    message.setStringProperty(NODE, node);
    message.setStringProperty(INQUIRY, inquiry);
    message.setStringProperty(QUESTION, question);
  }

  /**
   * What a node wants of the topic: all of its own format but what it sent itself. Its beacons come
   * back to it: they tell that the way there and back is open.
   */
  static String selector(String node) {
    return "%s = %d and (%s <> '%s' or %s = '%s')"
        .formatted(
            FORMAT, BusMessage.FORMAT, NODE, node.replace("'", "''"), KIND, Kind.BEACON.name());
  }
}
